package io.trackway.protocol;

import io.trackway.request.Refusal;
import io.trackway.request.Submission;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which charset a body is said to be in. It is refused rather than translated: the gateway hands
 * over most bodies as text, so that their bytes here are no longer those that the client sent.
 */
final class Charsets {

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> UTF_8_AND_PARTS =
      Set.of("", "utf-8", "utf8", "us-ascii", "ascii");

  private Charsets() {}

  /** Fails where the body is said to be in another charset and that makes a difference. */
  static void requireUtf8(Submission submission, byte[] body) throws RefusedException {
    Matcher parameter = PARAMETER.matcher(submission.header("content-type").orElse(""));
    boolean other =
        parameter.find() && !UTF_8_AND_PARTS.contains(parameter.group(1).toLowerCase(Locale.ROOT));
    if (other && !isAscii(body)) {
      throw new RefusedException(
          Refusal.Code.UNSUPPORTED_CHARSET, "the body must be in UTF-8, and content-type say so");
    }
  }

  /** Then it is the same text in every charset that web clients use but UTF-16 and UTF-32. */
  private static boolean isAscii(byte[] body) {
    for (byte one : body) {
      if (one <= 0) {
        return false;
      }
    }
    return true;
  }
}
