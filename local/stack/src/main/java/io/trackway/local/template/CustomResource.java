package io.trackway.local.template;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource that a function of the template makes.
 *
 * @param functionId the logical id of the function that its service token names
 * @param properties all of them, the service token among them, scalars being text
 */
public record CustomResource(
    String logicalId,
    String type,
    String functionId,
    Duration timeout,
    Map<String, Object> properties)
    implements Resource {

  private static final String SERVICE_TOKEN = "ServiceToken";
  private static final String SERVICE_TIMEOUT = "ServiceTimeout";
  private static final int SERVICE_TIMEOUT_DEFAULT = 3_600;

  public CustomResource {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    if (timeout.isZero() || timeout.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("ServiceTimeout must be 1 to 3600 seconds");
    }
  }

  static CustomResource read(String logicalId, String type, Section properties, Names names) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (String key : properties.keys()) {
      properties.value(key).ifPresent(it -> all.put(key, it.plain()));
    }
    String functionId =
        names.logicalIdOf(
            properties.requiredText(SERVICE_TOKEN),
            ResourceTypes.FUNCTION,
            properties.at(SERVICE_TOKEN));
    int seconds = properties.whole(SERVICE_TIMEOUT).orElse(SERVICE_TIMEOUT_DEFAULT);
    return new CustomResource(logicalId, type, functionId, Duration.ofSeconds(seconds), all);
  }
}
