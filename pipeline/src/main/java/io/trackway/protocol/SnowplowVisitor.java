package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.JsonObject;
import io.trackway.request.Submission;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The browser behind a request, as its cookie tells; nobody where anonymity is asked for.
 *
 * @param networkUserId what the cookie says or shall say
 * @param secure whether the cookie may travel between sites, which browsers allow over TLS only
 */
record SnowplowVisitor(Optional<String> networkUserId, boolean secure) {

  private static final Pattern COOKIE =
      Pattern.compile(
          "(?:^|;)\\s*sp=([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})\\s*(?:;|$)");

  /** As long as Snowplow's own collector lets it live. */
  private static final Duration COOKIE_AGE = Duration.ofDays(365);

  /** The browser that sent the request. */
  static SnowplowVisitor of(Submission submission) {
    Optional<String> id =
        submission.isAnonymous() ? Optional.empty() : Optional.of(networkUserId(submission));
    boolean plain = submission.header("x-forwarded-proto").orElse("https").equals("http");
    return new SnowplowVisitor(id, !plain);
  }

  /** The value of Set-Cookie. */
  Optional<String> cookie() {
    String crossSite = secure ? "; SameSite=None; Secure" : "";
    return networkUserId.map(
        id ->
            "sp=%s; Max-Age=%d; Path=/; HttpOnly%s"
                .formatted(id, COOKIE_AGE.toSeconds(), crossSite));
  }

  /** What is kept of the request besides its events. */
  JsonObject request(@Nullable String sentAt) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      json.writeStartObject();
      write(json, "network_user_id", networkUserId.orElse(""));
      write(json, "stm", sentAt);
      json.writeEndObject();
    }
    return new JsonObject(text.toString());
  }

  private static void write(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  /** From the request's id where there is no cookie yet, since the same request gives the same. */
  private static String networkUserId(Submission submission) {
    Matcher cookie = COOKIE.matcher(submission.header("cookie").orElse(""));
    return cookie.find()
        ? cookie.group(1)
        : UUID.nameUUIDFromBytes(submission.receipt().requestId().getBytes(UTF_8)).toString();
  }
}
