package io.trackway.cli.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Objects of a bucket, as people write it: {@code s3://bucket/key}.
 *
 * @param key of one object, or what the keys of several begin with; empty for all
 */
record S3Address(String bucket, String key) {

  private static final Pattern FORM =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

  /** Reads it on the command line. */
  static final class Reader implements ITypeConverter<S3Address> {
    @Override
    public S3Address convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not s3://BUCKET/KEY, nor s3://BUCKET/PREFIX");
      }
      return new S3Address(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }
  }
}
