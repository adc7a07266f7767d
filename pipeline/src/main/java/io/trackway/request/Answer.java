package io.trackway.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param headers by their names in lower case
 * @param cookies values of Set-Cookie
 */
public record Answer(int status, Map<String, String> headers, List<String> cookies, Body body) {

  public Answer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /**
   * What a response brings.
   *
   * @param text of binary content its base64
   */
  public record Body(String type, String text, boolean base64) {

    /** JSON. */
    public static Body json(String text) {
      return new Body("application/json", text, false);
    }

    /** Plain text. */
    public static Body plain(String text) {
      return new Body("text/plain; charset=utf-8", text, false);
    }

    /** Binary content of that media type. */
    public static Body binary(String type, byte[] content) {
      return new Body(
          type, new String(Base64.getEncoder().encode(content), StandardCharsets.US_ASCII), true);
    }
  }

  /** A response without cookies and without headers of its own. */
  public static Answer of(int status, Body body) {
    return new Answer(status, Map.of(), List.of(), body);
  }

  /** The same with a header more. */
  public Answer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, cookies, body);
  }

  /** The same with a cookie more. */
  public Answer withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, headers, more, body);
  }

  /** The answer to a request that met a mistake of ours, of which it tells nothing. */
  public static Answer unexpected() {
    return of(
        500,
        Body.json(
            "{\"error\":{\"code\":\"internal_error\","
                + "\"message\":\"something went wrong here; try again\"}}"));
  }
}
