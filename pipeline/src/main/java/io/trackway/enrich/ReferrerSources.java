package io.trackway.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of well-known sites. */
final class ReferrerSources {

  /**
   * Medium, name, hosts with all that is below them, and parameters of search terms. A host of an
   * Android app is its package.
   */
  private static final String TABLE =
      """
      search|Google|google.* com.google.android.googlequicksearchbox|q
      search|Bing|bing.com|q
      search|Yahoo|search.yahoo.*|p
      search|DuckDuckGo|duckduckgo.com com.duckduckgo.mobile.android|q
      search|Yandex|yandex.* ya.ru ru.yandex.searchplugin|text
      search|Baidu|baidu.com|wd word
      search|Naver|search.naver.com|query
      search|Daum|search.daum.net|q
      search|Seznam|search.seznam.cz seznam.cz|q
      search|Ecosia|ecosia.org|q
      search|Qwant|qwant.com|q
      search|Startpage|startpage.com|query
      search|Brave|search.brave.com|q
      search|Kagi|kagi.com|q
      search|Mojeek|mojeek.com|q
      search|Swisscows|swisscows.com|query
      search|Sogou|sogou.com|query keyword
      search|360 Search|so.com|q
      search|Shenma|sm.cn|q
      search|AOL|search.aol.*|q
      search|Ask|ask.com|q
      search|Dogpile|dogpile.com|q
      search|MetaGer|metager.*|eingabe
      search|Rambler|nova.rambler.ru|query
      search|Mail.ru Search|go.mail.ru|q
      search|Petal Search|petalsearch.com|query
      search|Coc Coc|coccoc.com|query
      search|T-Online|suche.t-online.de|q
      search|WEB.DE|suche.web.de|q
      search|GMX|suche.gmx.net|q
      search|Presearch|presearch.com|q
      search|Yep|yep.com|q
      social|Facebook|facebook.com fb.com fb.me com.facebook.katana|
      social|Messenger|messenger.com m.me com.facebook.orca|
      social|Instagram|instagram.com com.instagram.android|
      social|Threads|threads.net threads.com|
      social|X|x.com twitter.com t.co com.twitter.android|
      social|LinkedIn|linkedin.com lnkd.in com.linkedin.android|
      social|Pinterest|pinterest.* pin.it com.pinterest|
      social|Reddit|reddit.com redd.it com.reddit.frontpage|
      social|TikTok|tiktok.com|
      social|YouTube|youtube.com youtu.be com.google.android.youtube|
      social|Snapchat|snapchat.com com.snapchat.android|
      social|WhatsApp|whatsapp.com wa.me com.whatsapp|
      social|Telegram|telegram.org telegram.me t.me org.telegram.messenger|
      social|Discord|discord.com discord.gg discordapp.com|
      social|Slack|slack.com com.slack|
      social|Microsoft Teams|teams.microsoft.com teams.live.com|
      social|Bluesky|bsky.app|
      social|Mastodon|mastodon.social mastodon.online|
      social|Tumblr|tumblr.com|
      social|Quora|quora.com|
      social|Hacker News|news.ycombinator.com|
      social|Product Hunt|producthunt.com|
      social|Medium|medium.com|
      social|Twitch|twitch.tv|
      social|Vimeo|vimeo.com|
      social|Flickr|flickr.com|
      social|Xing|xing.com|
      social|Nextdoor|nextdoor.com|
      social|VK|vk.com vk.ru|
      social|Odnoklassniki|ok.ru|
      social|Weibo|weibo.com weibo.cn t.cn|
      social|WeChat|weixin.qq.com|
      social|Zhihu|zhihu.com|
      social|Tieba|tieba.baidu.com|
      social|LINE|line.me|
      email|Gmail|mail.google.com com.google.android.gm|
      email|Outlook|outlook.live.com outlook.office.com outlook.office365.com mail.live.com|
      email|Yahoo Mail|mail.yahoo.*|
      email|AOL Mail|mail.aol.com|
      email|iCloud Mail|mail.icloud.com|
      email|Proton Mail|mail.proton.me mail.protonmail.com|
      email|Fastmail|app.fastmail.com|
      email|Zoho Mail|mail.zoho.*|
      email|HEY|app.hey.com|
      email|GMX Mail|deref-gmx.net deref-gmx.com navigator.gmx.net|
      email|WEB.DE Mail|deref-web.de navigator.web.de|
      email|Yandex Mail|mail.yandex.*|
      email|Mail.ru|e.mail.ru|
      email|QQ Mail|mail.qq.com|
      email|NetEase Mail|mail.163.com mail.126.com|
      email|Naver Mail|mail.naver.com|
      email|Daum Mail|mail.daum.net|
      ai|ChatGPT|chatgpt.com chat.openai.com com.openai.chatgpt|
      ai|Claude|claude.ai com.anthropic.claude|
      ai|Gemini|gemini.google.com bard.google.com|
      ai|NotebookLM|notebooklm.google.com|
      ai|Perplexity|perplexity.ai ai.perplexity.app.android|
      ai|Copilot|copilot.microsoft.com copilot.cloud.microsoft|
      ai|Grok|grok.com x.ai|
      ai|DeepSeek|deepseek.com|
      ai|Mistral|chat.mistral.ai|
      ai|Meta AI|meta.ai|
      ai|Duck.ai|duck.ai|
      ai|You.com|you.com|
      ai|Poe|poe.com|
      ai|Phind|phind.com|
      ai|Kimi|kimi.com kimi.moonshot.cn|
      ai|Doubao|doubao.com|
      ai|Qwen|chat.qwen.ai|
      paid|Google Ads|doubleclick.net googlesyndication.com googleadservices.com|
      paid|Amazon Ads|amazon-adsystem.com|
      paid|Criteo|criteo.com criteo.net|
      paid|Outbrain|outbrain.com|
      paid|Taboola|taboola.com|
      paid|The Trade Desk|adsrvr.org|
      other|Google|docs.google.com drive.google.com sites.google.com calendar.google.com|
      other|Google|meet.google.com groups.google.com classroom.google.com chat.google.com|
      other|Google|accounts.google.com translate.google.com news.google.com|
      """;

  private static final Map<String, ReferrerSource> BY_HOST = read();

  private ReferrerSources() {}

  /** The site that the host belongs to; the narrowest entry counts. */
  static Optional<ReferrerSource> find(DomainName domain) {
    return domain.patterns().stream().map(BY_HOST::get).filter(Objects::nonNull).findFirst();
  }

  private static Map<String, ReferrerSource> read() {
    Map<String, ReferrerSource> sources = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] columns = line.split("\\|", -1);
      ReferrerSource source =
          new ReferrerSource(columns[0], columns[1], List.of(columns[3].split(" ", -1)));
      for (String host : columns[2].strip().split(" ", -1)) {
        if (sources.put(host, source) != null) {
          throw new IllegalStateException("host is given twice: " + host);
        }
      }
    }
    return sources;
  }
}
