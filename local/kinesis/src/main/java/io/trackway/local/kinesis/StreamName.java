package io.trackway.local.kinesis;

import io.trackway.local.kinesis.KinesisOptions.Account;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a stream, alone and as an ARN. */
record StreamName(String name, String arn) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[^:]*:kinesis:[^:]*:(\\d{12}):stream/(\\S+)");

  static StreamName of(String name, Account account) {
    if (!NAME.matcher(name).matches()) {
      throw KinesisException.constraint(
          "streamName", "'" + name + "'", "satisfy regular expression pattern: " + NAME.pattern());
    }
    if (name.length() > Limits.STREAM_NAME_CHARACTERS_MAX) {
      throw KinesisException.constraint(
          "streamName",
          "'" + name + "'",
          "have length less than or equal to " + Limits.STREAM_NAME_CHARACTERS_MAX);
    }
    return new StreamName(
        name, "arn:aws:kinesis:" + account.region() + ":" + account.id() + ":stream/" + name);
  }

  /** The stream that an ARN names; the region in it is not compared, the account is. */
  static StreamName ofArn(String arn, Account account) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw KinesisException.constraint(
          "streamARN", "'" + arn + "'", "satisfy regular expression pattern: " + ARN.pattern());
    }
    if (!matcher.group(1).equals(account.id())) {
      throw KinesisException.notFound("Stream " + arn + " is not of account " + account.id() + ".");
    }
    return of(matcher.group(2), account);
  }
}
