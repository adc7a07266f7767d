package io.trackway.local.template;

import java.util.Map;
import java.util.Set;

/** The types of resources that the local run knows. */
final class ResourceTypes {

  static final String FUNCTION = "AWS::Serverless::Function";
  static final String HTTP_API = "AWS::Serverless::HttpApi";
  static final String STREAM = "AWS::Kinesis::Stream";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String BUCKET = "AWS::S3::Bucket";
  static final String SECRET = "AWS::SecretsManager::Secret";
  static final String CUSTOM_PREFIX = "Custom::";
  static final String CUSTOM_RESOURCE = "AWS::CloudFormation::CustomResource";

  /** They permit or watch, which one machine does not do. */
  static final Set<String> WITHOUT_LOCAL_MEANING =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::S3::BucketPolicy");

  /** The property by which a template may choose a resource's name itself. */
  static final Map<String, String> NAME_PROPERTY =
      Map.of(STREAM, "Name", TABLE, "TableName", BUCKET, "BucketName", SECRET, "Name");

  private ResourceTypes() {}

  static boolean isCustom(String type) {
    return type.equals(CUSTOM_RESOURCE) || type.startsWith(CUSTOM_PREFIX);
  }
}
