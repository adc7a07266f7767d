package io.trackway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.request.Candidate;
import io.trackway.request.Credential;
import io.trackway.request.Draft;
import io.trackway.request.Entry;
import io.trackway.request.Reading;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.ingest.TrackerRequests;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnowplowReadingTest {

  private static final String SONG = "iglu:com.example/song_played/jsonschema/1-0-0";

  private final Protocols protocols = new Protocols();

  @Test
  void read_takesWhatTheJavaScriptTrackerSends() {
    String context =
        TrackerRequests.contexts(
            """
            [{"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
            "data":{"id":"91dda1a6","n":1.10}}]\
            """);
    Entry entry =
        only(
            TrackerRequests.get(
                "stm=1772366400500&e=pv&url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D%C3%A9"
                    + "&page=Songs+%2B&refr=https%3A%2F%2Fexample.com%2F&tv=js-4.10.1&tna=sp"
                    + "&aid=shop&p=web&cookie=1&cs=UTF-8&lang=en-GB&res=1920x1080&cd=24"
                    + "&tz=Europe%2FParis&dtm=1772366399123&vp=1200x800&ds=1185x3000&vid=2"
                    + "&sid=5f0c7a86-0000-4000-8000-000000000001"
                    + "&duid=5f0c7a86-0000-4000-8000-000000000002&uid=u-1"
                    + "&eid=5f0c7a86-0000-4000-8000-000000000003&cx="
                    + TrackerRequests.urlBase64(context)));

    assertThat(entry.credential()).contains(new Credential.ApplicationId("shop"));
    assertThat(entry.candidate().id()).isEqualTo("5f0c7a86-0000-4000-8000-000000000003");
    assertThat(draft(entry))
        .isEqualTo(
            new Draft(
                EventType.PAGE,
                null,
                new Identity("u-1", "5f0c7a86-0000-4000-8000-000000000002"),
                new ClientTimes(
                    Instant.parse("2026-03-01T11:59:59.123Z"),
                    Instant.parse("2026-03-01T12:00:00.500Z")),
                new Details(
                    object(
                        "{'url':'https://example.org/a?b=1&c=é',"
                            + "'referrer':'https://example.com/','title':'Songs +'}"),
                    object(
                        "{'page':{'url':'https://example.org/a?b=1&c=é',"
                            + "'referrer':'https://example.com/','title':'Songs +'},"
                            + "'screen':{'width':1920,'height':1080},'locale':'en-GB',"
                            + "'timezone':'Europe/Paris',"
                            + "'library':{'name':'js','version':'4.10.1'},'app':{'id':'shop'},"
                            + "'contexts':[{'schema':'iglu:com.snowplowanalytics.snowplow/"
                            + "web_page/jsonschema/1-0-0','data':{'id':'91dda1a6','n':1.10}}],"
                            + "'snowplow':{'cd':'24','cookie':'1','cs':'UTF-8','ds':'1185x3000',"
                            + "'p':'web','sid':'5f0c7a86-0000-4000-8000-000000000001','tna':'sp',"
                            + "'vid':'2','vp':'1200x800'}}"),
                    object("{'network_user_id':'e17e2a79-1555-3bdb-828a-95b017741496'}"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "standard", "plain", "object"})
  void read_takesAnEventThatDescribesItself_howeverItIsPacked(String packing) {
    String event = TrackerRequests.event(SONG, "{ \"a\":[1.10,\"é?>~\"],\"b\":null}");
    String field =
        switch (packing) {
          case "url" -> "\"ue_px\":\"" + TrackerRequests.urlBase64(event) + "\"";
          case "standard" -> "\"ue_px\":\"" + TrackerRequests.standardBase64(event) + "\"";
          case "plain" -> "\"ue_pr\":" + TrackerRequests.quoted(event);
          default -> "\"ue_pr\":" + event;
        };
    Entry entry = only(TrackerRequests.post("{\"e\":\"ue\",\"tv\":\"java-1.0.1\"," + field + "}"));

    Draft draft = draft(entry);
    assertThat(draft.type()).isEqualTo(EventType.SELF_DESCRIBING);
    assertThat(draft.name()).isEqualTo("song_played");
    assertThat(draft.details().properties()).isEqualTo(object("{'a':[1.10,'é?>~'],'b':null}"));
    assertThat(draft.details().context())
        .isEqualTo(
            object(
                "{'library':{'name':'java','version':'1.0.1'},"
                    + "'schema':'iglu:com.example/song_played/jsonschema/1-0-0'}"));
    assertThat(entry.candidate().payload().evidence("").text())
        .isEqualTo(
            ("{'e':'ue','tv':'java-1.0.1','ue_pr':{'schema':'iglu:com.snowplowanalytics.snowplow/"
                    + "unstruct_event/jsonschema/1-0-0','data':{'schema':'"
                    + SONG
                    + "','data':{'a':[1.10,'é?>~'],'b':null}}}}")
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'e':'pp','pp_mix':'0','pp_max':'7','pp_miy':'-1','pp_may':'x' \
          | TRACK | page_ping | 'xoffset_min':0,'xoffset_max':7,'yoffset_min':-1,'yoffset_max':'x'
          'e':'se','se_ca':'c','se_ac':'a','se_la':'l','se_pr':'p','se_va':'1.10' \
          | STRUCTURED | a | 'category':'c','action':'a','label':'l','property':'p','value':1.10
          'e':'se','ev_ca':'c','ev_ac':'a','se_va':1.5,'ev_va':'NaN' \
          | STRUCTURED | a | 'category':'c','action':'a','value':1.5
          'e':'se','se_ca':'c','se_va':'1e400' | STRUCTURED | | 'category':'c','value':'1e400'
          'e':'tr','tr_id':'7','tr_af':'a','tr_tt':'10.0','tr_tx':'1','tr_sh':'0.5','tr_ci':'c',\
          'tr_st':'s','tr_co':'x','tr_cu':'EUR' | TRACK | transaction \
          | 'order_id':'7','affiliation':'a','total':10.0,'tax':1,'shipping':0.5,'city':'c',\
          'state':'s','country':'x','currency':'EUR'
          'e':'ti','ti_id':'7','ti_sk':'s','ti_nm':'n','ti_ca':'c','ti_pr':'1.5','ti_qu':'2',\
          'ti_cu':'EUR' | TRACK | transaction_item \
          | 'order_id':'7','sku':'s','name':'n','category':'c','price':1.5,'quantity':2,\
          'currency':'EUR'
          'e':'ad','ad_ba':'b','ad_ca':'c','ad_ad':'a','ad_uid':'u' | TRACK | ad_impression \
          | 'banner_id':'b','campaign_id':'c','advertiser_id':'a','user_id':'u'
          'e':'pv','page':'t' | PAGE | | 'title':'t'
          'e':'custom' | TRACK | custom | ``
          """)
  void read_takesEveryType(String fields, EventType type, String name, String properties) {
    Draft draft = draft(only(TrackerRequests.post(("{" + fields + "}").replace('\'', '"'))));

    assertThat(draft.type()).isEqualTo(type);
    assertThat(draft.name()).isEqualTo(name);
    assertThat(draft.details().properties()).isEqualTo(object("{" + properties + "}"));
  }

  @Test
  void read_keepsWhatHasNoPlace_andWhatIsOfAnotherForm() {
    Draft draft =
        draft(
            only(
                TrackerRequests.post(
                    """
                    {"e":"se","ti_id":"7","ev_la":"old","se_la":"new","res":"1x","tv":"x","b":true,
                     "n":1.10,"null":null,"empty":"","ue_pr":"{\\"a\\": 1}","ip":"192.0.2.1",
                     "ua":"Mozilla"}
                    """)));

    assertThat(draft.details().context())
        .isEqualTo(
            object(
                "{'userAgent':'Mozilla','ip':'192.0.2.1','snowplow':{'b':'true','ev_la':'old',"
                    + "'n':'1.10','res':'1x','ti_id':'7','tv':'x','ue_pr':{'a':1}}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'duid':'d','tnuid':'t','nuid':'n' | d | 'nuid':'n','tnuid':'t'
          'tnuid':'t','nuid':'n'            | t | 'nuid':'n','tnuid':'t'
          'nuid':'n'                        | n | 'nuid':'n'
          """)
  void read_takesTheDeviceFromTheEvent(String fields, String device, String kept) {
    Draft draft =
        draft(only(TrackerRequests.post(("{'e':'custom'," + fields + "}").replace('\'', '"'))));

    assertThat(draft.identity()).isEqualTo(new Identity(null, device));
    assertThat(draft.details().context()).isEqualTo(object("{'snowplow':{" + kept + "}}"));
  }

  @ParameterizedTest
  @CsvSource({"device-1, device-1", "00000000-0000-0000-0000-000000000000, network", "'', network"})
  void read_takesTheDeviceOfAMobileApplicationFromItsSession(String user, String device) {
    String contexts =
        TrackerRequests.contexts(
            "[7,{\"schema\":\"iglu:com.example/a/jsonschema/1-0-0\",\"data\":{}},{\"schema\":"
                + "\"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2\","
                + "\"data\":{\"userId\":\""
                + user
                + "\",\"previousSessionId\":null}}]");

    assertThat(
            draft(
                    only(
                        TrackerRequests.post(
                            "{\"e\":\"a\",\"tnuid\":\"network\",\"co\":" + contexts + "}")))
                .identity())
        .isEqualTo(new Identity(null, device));
  }

  @Test
  void read_takesTheTrueTime_andThenNoClock() {
    Draft draft =
        draft(
            only(
                TrackerRequests.post(
                    "{\"e\":\"custom\",\"dtm\":\"5\",\"ttm\":\"7\",\"stm\":\"9\"}")));

    assertThat(draft.times()).isEqualTo(new ClientTimes(Instant.ofEpochMilli(7), null));
    assertThat(draft.details().context()).isEqualTo(object("{'snowplow':{'dtm':'5','ttm':'7'}}"));
    assertThat(draft.details().request().text()).contains("\"stm\":\"9\"");
  }

  @Test
  void read_givesEveryEventTheFieldsOfTheQuery() {
    List<Entry> entries =
        entries(
            TrackerRequests.withQuery(
                TrackerRequests.post("{\"e\":\"a\",\"aid\":\"x\"}", "{\"e\":\"b\"}"),
                "aid=shop&stm=7"));

    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.credential()).contains(new Credential.ApplicationId("shop"));
              assertThat(draft(entry).times().sentAt()).isEqualTo(Instant.ofEpochMilli(7));
            });
    assertThat(entries).extracting(entry -> draft(entry).name()).containsExactly("a", "b");
  }

  @Test
  void read_ofAnotherTry_saysTheSame() {
    Draft first = draft(only(TrackerRequests.post("{\"e\":\"a\",\"x\":\"1\",\"stm\":\"1\"}")));
    Submission again = TrackerRequests.post("{\"stm\":\"2\",\"x\":\"1\",\"e\":\"a\"}");
    Draft second = draft(only(Requests.with(again, "cookie", "sp=" + "0".repeat(36))));

    assertThat(second.details().context()).isEqualTo(first.details().context());
    assertThat(second.details().properties()).isEqualTo(first.details().properties());
    assertThat(second.identity()).isEqualTo(first.identity());
  }

  @Test
  void read_ofAnAnonymousRequest_keepsNoCookie() {
    Submission request =
        Requests.with(
            TrackerRequests.post("{\"e\":\"a\"}"),
            "cookie",
            "a=b; sp=5f0c7a86-7f5c-4d3e-9c1b-000000000001");

    assertThat(draft(only(request)).details().request())
        .isEqualTo(object("{'network_user_id':'5f0c7a86-7f5c-4d3e-9c1b-000000000001'}"));
    assertThat(draft(only(Requests.with(request, "sp-anonymous", "*"))).details().request())
        .isEqualTo(JsonObject.EMPTY);
    assertThat(draft(only(Requests.with(request, "sec-gpc", "1"))).details().request())
        .isEqualTo(JsonObject.EMPTY);
    assertThat(draft(only(Requests.with(request, "dnt", "0"))).details().request())
        .isEqualTo(object("{'network_user_id':'5f0c7a86-7f5c-4d3e-9c1b-000000000001'}"));
  }

  private Entry only(Submission submission) {
    List<Entry> entries = entries(submission);
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private List<Entry> entries(Submission submission) {
    Reading reading = protocols.read(submission);
    assertThat(reading).isInstanceOf(Reading.Entries.class);
    return ((Reading.Entries) reading).entries();
  }

  private static Draft draft(Entry entry) {
    assertThat(entry.candidate()).isInstanceOf(Candidate.Sound.class);
    return ((Candidate.Sound) entry.candidate()).draft();
  }

  private static JsonObject object(String json) {
    return new JsonObject(json.replace('\'', '"'));
  }
}
