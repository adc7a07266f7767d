package io.trackway.local.template;

/** One resource of the template that exists on one machine too. */
public sealed interface Resource
    permits BucketResource,
        CustomResource,
        FunctionResource,
        HttpApiResource,
        SecretResource,
        StreamResource,
        TableResource {

  /** Its key under {@code Resources}. */
  String logicalId();
}
