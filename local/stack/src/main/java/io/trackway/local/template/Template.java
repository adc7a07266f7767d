package io.trackway.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A template with its parameters filled in: what there is to run, in the order written. */
public record Template(Place place, Map<String, Resource> resources, Map<String, String> outputs) {

  public Template {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  public List<FunctionResource> functions() {
    return all(FunctionResource.class);
  }

  public List<StreamResource> streams() {
    return all(StreamResource.class);
  }

  public List<TableResource> tables() {
    return all(TableResource.class);
  }

  public List<BucketResource> buckets() {
    return all(BucketResource.class);
  }

  public List<SecretResource> secrets() {
    return all(SecretResource.class);
  }

  public List<HttpApiResource> httpApis() {
    return all(HttpApiResource.class);
  }

  public List<CustomResource> customResources() {
    return all(CustomResource.class);
  }

  public StreamResource stream(String logicalId) {
    return one(StreamResource.class, logicalId);
  }

  public TableResource table(String logicalId) {
    return one(TableResource.class, logicalId);
  }

  public BucketResource bucket(String logicalId) {
    return one(BucketResource.class, logicalId);
  }

  private <R extends Resource> List<R> all(Class<R> type) {
    return resources.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <R extends Resource> R one(Class<R> type, String logicalId) {
    return all(type).stream()
        .filter(it -> it.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("no " + type.getSimpleName() + " " + logicalId));
  }
}
