package io.trackway.enrich;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Programs by their names in user agents: those that visit pages, and those that serve others. */
final class Visitors {

  /** Who a user agent belongs to, as far as its names tell. */
  enum Kind {
    /** A program that visits by itself. */
    BOT,
    /** A part of another program, or a tool, that only carries requests. */
    LIBRARY,
    /** What sends the events of apps and servers. */
    SDK,
    /** Anything else. */
    UNTOLD
  }

  /** Parts of user agents, in lower case; a plus is a blank. */
  private static final List<String> BOTS =
      words(
          """
          gptbot oai-searchbot chatgpt-user claudebot claude-user claude-searchbot claude-web
          anthropic-ai perplexitybot perplexity-user googleother google-cloudvertexbot
          google-extended gemini-deep-research bytespider ccbot/ amazonbot applebot
          meta-externalagent meta-externalfetcher meta-webindexer facebookbot cohere-ai
          cohere-training-data-crawler diffbot mistralai-user youbot duckassistbot ai2bot
          imagesiftbot omgili timpibot petalbot pangubot grokbot img2dataset webzio-extended

          googlebot bingbot adidxbot bingpreview msnbot adsbot-google mediapartners-google
          apis-google feedfetcher-google google-read-aloud google-inspectiontool storebot-google
          google-site-verification duckduckbot yandexbot yandex.com/bots baiduspider slurp exabot
          sogou+web+spider seznambot mojeekbot yeti/ 360spider archive.org_bot ia_archiver
          qwantbot coccocbot

          facebookexternalhit facebookcatalog twitterbot linkedinbot slackbot slack-imgproxy
          discordbot telegrambot whatsapp/ skypeuripreview pinterestbot redditbot embedly iframely
          bitlybot vkshare snap+url+preview google-pagerenderer googleimageproxy

          ahrefsbot ahrefssiteaudit semrushbot siteauditbot mj12bot dotbot rogerbot
          screaming+frog dataforseobot serpstatbot blexbot barkrowler sistrix

          headlesschrome phantomjs slimerjs puppeteer playwright selenium webdriver cypress
          htmlunit jsdom/ chrome-lighthouse lighthouse pagespeed gtmetrix ptst/ prerender
          rendertron browserless

          uptimerobot pingdom statuscake site24x7 newrelicpinger datadogsynthetics
          datadog/synthetics checkly uptime-kuma betteruptime better+uptime freshping hetrixtools
          catchpoint ruxitsynthetic dynatracesynthetic amazon-route53-health-check
          elb-healthchecker googlehc kube-probe googlestackdrivermonitoring zabbix check_http
          cloudflare-healthchecks
          """);

  /** Names of products at the beginning of user agents, in lower case. */
  private static final Set<String> LIBRARIES =
      Set.copyOf(
          words(
              """
          okhttp apache-httpclient apache-httpasyncclient java java-http-client jersey ktor-client
          unirest-java google-http-java-client aws-sdk-java reactornetty
          python python-requests python-urllib python-urllib3 python-httpx aiohttp httpx
          go-http-client go-resty fasthttp
          node node-fetch node.js node-superagent undici axios got deno bun
          php guzzlehttp guzzle symfony ruby faraday rest-client typhoeus httparty
          dart dio reqwest hyper libwww-perl lwp-request restsharp winhttp .net
          curl libcurl wget httpie postmanruntime insomnia bruno
          """));

  /** What the names of SDKs begin with. */
  private static final List<String> SDKS =
      List.of("analytics-", "snowplow-", "rudder-", "posthog-", "trackway", "segment");

  private Visitors() {}

  static Kind kind(String agent) {
    String text = agent.toLowerCase(Locale.ROOT);
    for (String bot : BOTS) {
      if (text.contains(bot)) {
        return Kind.BOT;
      }
    }
    String product = product(text.strip());
    if (SDKS.stream().anyMatch(product::startsWith)) {
      return Kind.SDK;
    }
    return LIBRARIES.contains(product) ? Kind.LIBRARY : Kind.UNTOLD;
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).map(word -> word.replace('+', ' ')).toList();
  }

  /** The name that the agent begins with. */
  private static String product(String text) {
    int end = 0;
    while (end < text.length() && "/ ;(".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }
}
