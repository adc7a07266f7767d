package io.trackway.local.secrets;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are gone when the server is. */
final class MemoryVersions implements Versions {

  private final Map<Stage, Version> versions = new EnumMap<>(Stage.class);

  @Override
  public synchronized Map<Stage, Version> now() {
    return new EnumMap<>(versions);
  }

  @Override
  public synchronized Version put(Version version) {
    for (Version known : versions.values()) {
      if (known.id().equals(version.id())) {
        return again(known, version);
      }
    }
    @Nullable Version current = versions.put(Stage.AWSCURRENT, version);
    if (current != null) {
      versions.put(Stage.AWSPREVIOUS, current);
    }
    return version;
  }

  /** A client repeats a call by its token; another value under the same token is a mistake. */
  private static Version again(Version known, Version version) {
    if (!known.value().equals(version.value())) {
      throw SecretsException.of(
          "ResourceExistsException",
          "You can't use ClientRequestToken "
              + version.id()
              + " because that value is already in use for a version of this secret.");
    }
    return known;
  }
}
