package io.trackway.enrich;

import static io.trackway.enrich.EnrichedSamples.enriched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What the URLs of the page and of the page before tell. */
class PageEnrichmentTest {

  @Test
  void campaign_isReadFromTheUrl() {
    String url =
        "https://a.example/?utm_source=Spring+News&utm_medium=email&utm_campaign=s%C3%BC%C3%9F"
            + "&utm_term=hats&utm_content=a%2Fb&utm_id=7&utm_source_platform=P"
            + "&utm_creative_format=C&utm_marketing_tactic=T&utm_other=x";

    assertThat(enriched(page(url), EnrichmentKind.CAMPAIGN))
        .isEqualTo(
            "{'campaign':{'source':'Spring News','medium':'email','name':'süß','term':'hats',"
                + "'content':'a/b','id':'7','source_platform':'P','creative_format':'C',"
                + "'marketing_tactic':'T'}}");
  }

  @Test
  void campaign_isTheSdks_whereItTellsOne() {
    String context =
        "{'campaign':{'name':'spring','id':7,'content':null,'x':'y'},"
            + "'page':{'url':'https://a.example/?utm_source=s&utm_campaign=other'}}";

    assertThat(enriched(context, EnrichmentKind.CAMPAIGN))
        .isEqualTo("{'campaign':{'name':'spring','id':'7'}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gclid=1                   | gclid     | Google Ads                  | 1
          gbraid=0AA+%2F            | gbraid    | Google Ads                  | 0AA /
          x=1&wbraid=2              | wbraid    | Google Ads                  | 2
          dclid=1                   | dclid     | Google Display & Video 360  | 1
          fbclid=f&gclid=g          | gclid     | Google Ads                  | g
          fbclid=IwAR0              | fbclid    | Meta                        | IwAR0
          msclkid=1                 | msclkid   | Microsoft Advertising       | 1
          ttclid=1                  | ttclid    | TikTok                      | 1
          twclid=1                  | twclid    | X                           | 1
          li_fat_id=1               | li_fat_id | LinkedIn                    | 1
          yclid=1                   | yclid     | Yandex Direct               | 1
          epik=1                    | epik      | Pinterest                   | 1
          ScCid=1                   | sccid     | Snapchat                    | 1
          rdt_cid=1                 | rdt_cid   | Reddit                      | 1
          gclid=&gclid=%20&awc=1    | awc       | Awin                        | 1
          """)
  void clickId_namesItsNetwork(String query, String name, String network, String value) {
    assertThat(enriched(page("https://a.example/p?" + query), EnrichmentKind.CLICK_IDS))
        .isEqualTo(
            "{'click_id':{'name':'%s','network':'%s','value':'%s'}}"
                .formatted(name, network, value));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/referrers.csv", delimiter = '|', numLinesToSkip = 1)
  void referrer_isClassified(String url, String medium, String source, String term) {
    StringBuilder expected = new StringBuilder("{'referrer':{'medium':'" + medium + "'");
    if (source != null) {
      expected.append(",'source':'").append(source).append('\'');
    }
    expected.append(",'host':'").append(WebAddress.parse(url).orElseThrow().host()).append('\'');
    if (term != null) {
      expected.append(",'term':'").append(term).append('\'');
    }

    assertThat(
            enriched(
                "{'page':{'url':'https://www.shop.example/','referrer':'" + url + "'}}",
                EnrichmentKind.REFERRER))
        .isEqualTo(expected + "}}");
  }

  @Test
  void referrer_isClassified_whereThePageIsUnknown() {
    assertThat(enriched("{'page':{'referrer':'https://bing.com/'}}", EnrichmentKind.REFERRER))
        .isEqualTo("{'referrer':{'medium':'search','source':'Bing','host':'bing.com'}}");
  }

  @Test
  void values_areCut_andHaveNoControlCharacters() {
    String context =
        page("https://a.example/?utm_source=%0Aa%00%09b%ED%A0%80&utm_term=" + "ü".repeat(500));

    assertThat(enriched(context, EnrichmentKind.CAMPAIGN))
        .isEqualTo("{'campaign':{'source':'a\ufffd b\ufffd','term':'" + "ü".repeat(100) + "'}}");
  }

  private static String page(String url) {
    return "{'page':{'url':'" + url + "'}}";
  }
}
