package io.trackway.local.kinesis;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a record in its stream, written as the service writes it: 56 decimal digits.
 *
 * <p>The position is counted per stream, so that numbers grow across shards too. The creation time
 * and the shard are in the number so that one from another stream or shard can be refused.
 */
record SequenceNumber(long streamCreatedSeconds, int shardIndex, long position) {
  private static final BigInteger TOP = BigInteger.ONE.shiftLeft(185);
  private static final int SECONDS_SHIFT = 148;
  private static final int SECONDS_BITS = 36;
  private static final int POSITION_SHIFT = 80;
  private static final int POSITION_BITS = 63;
  private static final int SHARD_SHIFT = 4;
  private static final int SHARD_BITS = 31;
  private static final BigInteger VERSION = BigInteger.TWO;
  private static final Pattern DIGITS = Pattern.compile("0|[1-9]\\d{0,128}");

  static boolean isNumber(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** The number that a text stands for, or nothing where no stream gave out that text. */
  static Optional<SequenceNumber> parse(String text) {
    if (!isNumber(text)) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(text);
    SequenceNumber number =
        new SequenceNumber(
            bits(value, SECONDS_SHIFT, SECONDS_BITS),
            Math.toIntExact(bits(value, SHARD_SHIFT, SHARD_BITS)),
            bits(value, POSITION_SHIFT, POSITION_BITS));
    return number.text().equals(text) ? Optional.of(number) : Optional.empty();
  }

  private static long bits(BigInteger value, int shift, int count) {
    BigInteger mask = BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
    return value.shiftRight(shift).and(mask).longValueExact();
  }

  String text() {
    return TOP.or(BigInteger.valueOf(streamCreatedSeconds).shiftLeft(SECONDS_SHIFT))
        .or(BigInteger.valueOf(position).shiftLeft(POSITION_SHIFT))
        .or(BigInteger.valueOf(shardIndex).shiftLeft(SHARD_SHIFT))
        .or(VERSION)
        .toString();
  }
}
