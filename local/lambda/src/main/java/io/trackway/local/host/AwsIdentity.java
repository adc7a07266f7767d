package io.trackway.local.host;

/** The account and the credentials that functions run with. */
public record AwsIdentity(
    String region, String accountId, String accessKeyId, String secretAccessKey) {

  public String functionArn(String functionName) {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(region, accountId, functionName);
  }
}
