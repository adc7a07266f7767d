package io.trackway.enrich;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL with a host, in its parts as RFC 3986 names them; of user names and passwords in it nothing
 * is kept.
 *
 * <p>It is read as browsers write it, which is laxer than {@link java.net.URI}: they leave
 * characters such as {@code |} as they are.
 *
 * @param host in lower case, without a dot at its end; an IPv6 address in brackets
 * @param port where it is not the scheme's own
 * @param path at least {@code /}
 */
record WebAddress(
    String scheme,
    String host,
    @Nullable Integer port,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  /** Far more than browsers make use of; what is longer is cut. */
  private static final int CHARACTERS_MAX = 8_192;

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9+.-]{0,19})://(?:[^/?#\\\\]*@)?([^/?#\\\\@]+)"
              + "([/\\\\][^?#]*)?(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Letters of any script, since not every client writes a host in Punycode. */
  private static final Pattern HOST =
      Pattern.compile("([\\p{L}\\p{M}\\p{N}_.-]{1,253}|\\[[0-9a-f:.]{2,45}\\])(?::(\\d{0,5}))?");

  private static final int PORT_MAX = 65_535;

  /** The URL in that text, or nothing where it is none. */
  static Optional<WebAddress> parse(String text) {
    Matcher url = FORM.matcher(text.substring(0, Math.min(text.length(), CHARACTERS_MAX)).strip());
    if (!url.matches()) {
      return Optional.empty();
    }
    Matcher authority = HOST.matcher(url.group(2).toLowerCase(Locale.ROOT));
    if (!authority.matches()) {
      return Optional.empty();
    }
    String host = authority.group(1);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    int port = port(authority.group(2));
    if (host.isEmpty() || host.startsWith(".") || port > PORT_MAX) {
      return Optional.empty();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(
        new WebAddress(
            scheme,
            host,
            port == 0 || port == ownPort(scheme) ? null : port,
            url.group(3) == null ? "/" : url.group(3),
            url.group(4),
            url.group(5)));
  }

  /** The query's parameters. */
  Parameters parameters() {
    return Parameters.of(query);
  }

  private static int port(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int ownPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> 0;
    };
  }
}
