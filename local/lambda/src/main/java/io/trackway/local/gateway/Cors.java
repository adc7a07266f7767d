package io.trackway.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The CORS configuration of an API, and the headers that follow from it. */
public record Cors(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    Preflight preflight) {

  private static final String ANY = "*";

  /**
   * How browsers may use the answer.
   *
   * @param maxAgeSeconds how long they may keep it; zero for their own default
   */
  public record Preflight(int maxAgeSeconds, boolean allowCredentials) {}

  public Cors {
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
    if (preflight.allowCredentials() && allowOrigins.contains(ANY)) {
      throw new IllegalArgumentException("credentials cannot be allowed for every origin");
    }
  }

  boolean allows(String origin) {
    return allowOrigins.stream().anyMatch(it -> matches(it, origin));
  }

  /** Nothing for an origin that is not allowed: the browser then refuses. */
  Map<String, String> preflightHeaders(String origin) {
    Map<String, String> headers = originHeaders(origin);
    if (headers.isEmpty()) {
      return headers;
    }
    put(headers, "access-control-allow-methods", allowMethods);
    put(headers, "access-control-allow-headers", allowHeaders);
    if (preflight.maxAgeSeconds() > 0) {
      headers.put("access-control-max-age", String.valueOf(preflight.maxAgeSeconds()));
    }
    return headers;
  }

  Map<String, String> responseHeaders(String origin) {
    Map<String, String> headers = originHeaders(origin);
    if (!headers.isEmpty()) {
      put(headers, "access-control-expose-headers", exposeHeaders);
    }
    return headers;
  }

  private Map<String, String> originHeaders(String origin) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!allows(origin)) {
      return headers;
    }
    if (allowOrigins.contains(ANY)) {
      headers.put("access-control-allow-origin", ANY);
    } else {
      headers.put("access-control-allow-origin", origin);
      headers.put("vary", "origin");
    }
    if (preflight.allowCredentials()) {
      headers.put("access-control-allow-credentials", "true");
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.put(name, String.join(",", values));
    }
  }

  /** Besides single origins the service knows {@code *}, {@code https://*} and {@code http://*}. */
  private static boolean matches(String allowed, String origin) {
    String pattern = allowed.toLowerCase(Locale.ROOT);
    String candidate = origin.toLowerCase(Locale.ROOT);
    return pattern.endsWith(ANY)
        ? candidate.startsWith(pattern.substring(0, pattern.length() - 1))
        : candidate.equals(pattern);
  }
}
