package io.trackway.local.template;

/** An S3 bucket. */
public record BucketResource(String logicalId, String name) implements Resource {

  static BucketResource read(String logicalId, String name, Section properties) {
    properties.ignore(
        "BucketName",
        "BucketEncryption",
        "LifecycleConfiguration",
        "OwnershipControls",
        "PublicAccessBlockConfiguration",
        "Tags",
        "VersioningConfiguration");
    return new BucketResource(logicalId, name);
  }
}
