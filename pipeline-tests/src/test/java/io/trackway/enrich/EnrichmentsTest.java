package io.trackway.enrich;

import static io.trackway.enrich.EnrichedSamples.enriched;
import static io.trackway.enrich.EnrichedSamples.enrichedByAll;
import static io.trackway.enrich.EnrichedSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.enrich.UserAgent.Device;
import io.trackway.enrich.UserAgent.Product;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrichmentsTest {

  private static final UserAgents PIXEL =
      text ->
          new UserAgent(
              new Product("Chrome Mobile", "126.0"),
              new Product("Android", "14"),
              new Device(DeviceClass.PHONE, "Google", "Pixel 8"),
              false);

  private static final Event VISIT =
      event(
          EventType.PAGE,
          "{}",
          "{'page':{'url':'https://Shop.example:8443/hats?utm_source=news&gclid=g-1#top',"
              + "'referrer':'https://www.google.de/'},'userAgent':'Mozilla/5.0 (Linux)'}",
          "{}");

  @Test
  void enrich_tellsEverything() {
    assertThat(enrichedByAll(VISIT, PIXEL))
        .isEqualTo(
            "{'browser':{'name':'Chrome Mobile','version':'126.0'},"
                + "'os':{'name':'Android','version':'14'},"
                + "'device':{'class':'phone','brand':'Google','model':'Pixel 8'},"
                + "'bot':false,"
                + "'campaign':{'source':'news'},"
                + "'click_id':{'name':'gclid','network':'Google Ads','value':'g-1'},"
                + "'referrer':{'medium':'search','source':'Google','host':'www.google.de'},"
                + "'page':{'scheme':'https','host':'shop.example','port':8443,'path':'/hats',"
                + "'query':'utm_source=news&gclid=g-1','fragment':'top'}}");
  }

  @Test
  void enrich_tellsOnlyWhatIsChosen() {
    assertThat(enriched(VISIT, PIXEL, EnrichmentKind.BOT)).isEqualTo("{'bot':false}");
    assertThat(enriched(VISIT, PIXEL, EnrichmentKind.CAMPAIGN))
        .isEqualTo("{'campaign':{'source':'news'}}");
    assertThat(enriched(VISIT, PIXEL)).isEqualTo("{}");
  }

  @Test
  void enrich_tellsNothing_whereThereIsNothing() {
    assertThat(enrichedByAll(event(EventType.TRACK, "{}", "{}", "{}"), PIXEL)).isEqualTo("{}");
    assertThat(
            enrichedByAll(
                event(
                    EventType.PAGE,
                    "{'url':7,'referrer':null}",
                    "{'page':'/hats','userAgent':['x'],'campaign':{},'os':{'name':''}}",
                    "{'user_agent':{}}"),
                PIXEL))
        .isEqualTo("{}");
  }

  @Test
  void enrich_asksForAgents_onlyWhereTheyAreWanted_andOnceForEach() {
    List<String> asked = new ArrayList<>();
    UserAgents agents =
        text -> {
          asked.add(text);
          return UserAgent.UNKNOWN;
        };
    Enrichments pages = new Enrichments(EnrichmentKind.parse("page,campaign"), agents);
    Enrichments bots = new Enrichments(EnrichmentKind.parse("bot"), agents);

    pages.enrich(VISIT);
    bots.enrich(VISIT);
    bots.enrich(VISIT);

    assertThat(asked).containsExactly("Mozilla/5.0 (Linux)");
  }

  @Test
  void agents_areCut_andForgottenInTheEnd() {
    List<Integer> lengths = new ArrayList<>();
    Agents agents =
        new Agents(
            text -> {
              lengths.add(text.length());
              return UserAgent.UNKNOWN;
            });

    agents.read("x".repeat(5_000));
    for (int number = 0; number < Agents.REMEMBERED_MAX; number++) {
      agents.read("agent-" + number);
    }
    agents.read("agent-1");
    agents.read("x".repeat(5_000));

    assertThat(lengths)
        .hasSize(Agents.REMEMBERED_MAX + 2)
        .startsWith(UserAgents.CHARACTERS_MAX)
        .endsWith(UserAgents.CHARACTERS_MAX);
  }

  @Test
  void properties_countForPageCallsOnly() {
    String properties = "{'url':'https://a.example/x','referrer':'https://chatgpt.com/'}";

    assertThat(enrichedByAll(event(EventType.PAGE, properties, "{}", "{}"), PIXEL))
        .isEqualTo(
            "{'referrer':{'medium':'ai','source':'ChatGPT','host':'chatgpt.com'},"
                + "'page':{'scheme':'https','host':'a.example','path':'/x'}}");
    assertThat(enrichedByAll(event(EventType.TRACK, properties, "{}", "{}"), PIXEL))
        .isEqualTo("{}");
  }

  @Test
  void requestsAgent_countsWhereTheClientTellsNone() {
    String request = "{'user_agent':'curl/8.7.1','network_user_id':'n'}";

    assertThat(
            enriched(
                event(EventType.TRACK, "{}", "{}", request),
                text -> UserAgent.UNKNOWN,
                EnrichmentKind.BOT))
        .as("what carries the events of a server")
        .isEqualTo("{'bot':false}");
    assertThat(
            enriched(
                event(EventType.TRACK, "{}", "{'userAgent':'curl/8.7.1'}", request),
                text -> UserAgent.UNKNOWN,
                EnrichmentKind.BOT))
        .as("what visits in place of a browser")
        .isEqualTo("{'bot':true}");
  }

  @Test
  void sdks_knowTheirDeviceBetter() {
    String context =
        "{'userAgent':'analytics-ios/4.1.8','os':{'name':'iOS','version':'17.5.1'},"
            + "'device':{'manufacturer':'Apple','model':'iPhone15,3','id':'d-1'}}";

    assertThat(
            enriched(
                event(EventType.TRACK, "{}", context, "{}"),
                UserAgents.NONE,
                EnrichmentKind.USER_AGENT))
        .isEqualTo(
            "{'os':{'name':'iOS','version':'17.5.1'},"
                + "'device':{'class':'mobile','brand':'Apple','model':'iPhone15,3'}}");
  }

  @Test
  void bots_haveNoOtherDevice() {
    String context = "{'userAgent':'Mozilla/5.0 (Linux; Android 14; Pixel 8) GPTBot/1.2'}";

    assertThat(
            enriched(event(EventType.TRACK, "{}", context, "{}"), PIXEL, EnrichmentKind.USER_AGENT))
        .endsWith("'device':{'class':'bot'}}");
  }
}
