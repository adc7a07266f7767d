package io.trackway.local.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/** The hash keys that one shard is responsible for, both ends included. */
record HashRange(BigInteger start, BigInteger end) {
  static final BigInteger KEY_MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  HashRange {
    if (start.signum() < 0 || end.compareTo(start) < 0 || end.compareTo(KEY_MAX) > 0) {
      throw new IllegalArgumentException("Not a range of hash keys: " + start + " to " + end);
    }
  }

  /** The whole key space in ranges of one size; the last takes the remainder. */
  static List<HashRange> evenly(int count) {
    BigInteger width = KEY_MAX.add(BigInteger.ONE).divide(BigInteger.valueOf(count));
    return IntStream.range(0, count)
        .mapToObj(
            index -> {
              BigInteger start = width.multiply(BigInteger.valueOf(index));
              BigInteger end = start.add(width).subtract(BigInteger.ONE);
              return new HashRange(start, index == count - 1 ? KEY_MAX : end);
            })
        .toList();
  }

  /** Where a partition key lands: its MD5 as an unsigned number. */
  static BigInteger keyOf(String partitionKey) {
    try {
      byte[] bytes = partitionKey.getBytes(StandardCharsets.UTF_8);
      return new BigInteger(1, MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }

  boolean contains(BigInteger key) {
    return start.compareTo(key) <= 0 && key.compareTo(end) <= 0;
  }

  boolean adjoins(HashRange next) {
    return end.add(BigInteger.ONE).equals(next.start);
  }

  HashRange before(BigInteger key) {
    return new HashRange(start, key.subtract(BigInteger.ONE));
  }

  HashRange from(BigInteger key) {
    return new HashRange(key, end);
  }

  HashRange joinedWith(HashRange next) {
    return new HashRange(start, next.end);
  }
}
