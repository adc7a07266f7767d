package io.trackway.local.kinesis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in one shard that a reader holds for at most five minutes; opaque to the reader. */
record ShardIterator(
    String streamName,
    long streamCreatedMilliseconds,
    int shardIndex,
    long position,
    long issuedMilliseconds) {
  private static final Pattern CONTENT =
      Pattern.compile("iterator/1/([^/]+)/(\\d{1,18})/(\\d{1,9})/(\\d{1,18})/(\\d{1,18})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static ShardIterator parse(String text, long nowMilliseconds) {
    Matcher matcher = CONTENT.matcher(decoded(text));
    if (!matcher.matches()) {
      throw invalid();
    }
    ShardIterator iterator =
        new ShardIterator(
            matcher.group(1),
            Long.parseLong(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Long.parseLong(matcher.group(4)),
            Long.parseLong(matcher.group(5)));
    iterator.requireYoung(nowMilliseconds);
    return iterator;
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static KinesisException invalid() {
    return KinesisException.invalidArgument("Invalid ShardIterator.");
  }

  private void requireYoung(long nowMilliseconds) {
    if (nowMilliseconds - issuedMilliseconds > Limits.ITERATOR_AGE_MILLISECONDS_MAX) {
      throw KinesisException.of(
          "ExpiredIteratorException",
          "Iterator expired. The iterator was created at time "
              + TIME.format(Instant.ofEpochMilli(issuedMilliseconds))
              + " while right now it is "
              + TIME.format(Instant.ofEpochMilli(nowMilliseconds))
              + " which is further in the future than the tolerated delay of "
              + Limits.ITERATOR_AGE_MILLISECONDS_MAX
              + " milliseconds.");
    }
  }

  ShardIterator movedTo(long newPosition, long nowMilliseconds) {
    return new ShardIterator(
        streamName, streamCreatedMilliseconds, shardIndex, newPosition, nowMilliseconds);
  }

  String text() {
    String content =
        String.join(
            "/",
            "iterator/1",
            streamName,
            Long.toString(streamCreatedMilliseconds),
            Integer.toString(shardIndex),
            Long.toString(position),
            Long.toString(issuedMilliseconds));
    return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }
}
