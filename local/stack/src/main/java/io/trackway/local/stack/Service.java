package io.trackway.local.stack;

/** A service of AWS that functions or clients call, and that the local run serves. */
public enum Service {
  KINESIS("kinesis"),
  DYNAMODB("dynamodb"),
  REDSHIFT_DATA("redshiftData"),
  S3("s3"),
  SECRETS_MANAGER("secretsManager"),
  LAMBDA("lambda");

  private final String key;

  Service(String key) {
    this.key = key;
  }

  /** Its name in run.json. */
  public String key() {
    return key;
  }

  /** The environment variable from which AWS's SDKs take its endpoint. */
  public String endpointVariable() {
    return "AWS_ENDPOINT_URL_" + name();
  }
}
