package io.trackway.local.stack;

import io.trackway.local.host.AwsIdentity;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client needs to know of a running stack. */
public record StackDescription(
    Gateway gateway,
    AwsIdentity identity,
    Map<Service, URI> endpoints,
    Data data,
    Warehouse warehouse) {

  /** Where events go, where the stack takes any, and keys that may send and read. */
  public record Gateway(Optional<URI> endpoint, String writeKey, String readKey) {}

  /** Names of streams, by what run.json calls them, of the ledger, and of buckets by logical id. */
  public record Data(Map<String, String> streams, String ledgerTable, Map<String, String> buckets) {
    public Data {
      streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
      buckets = Collections.unmodifiableMap(new LinkedHashMap<>(buckets));
    }
  }

  /** What names the warehouse to the Data API, and the database below it to other clients. */
  public record Warehouse(String workgroup, String database, String jdbcUrl) {}

  public StackDescription {
    endpoints = Map.copyOf(endpoints);
  }

  public URI endpoint(Service service) {
    URI endpoint = endpoints.get(service);
    if (endpoint == null) {
      throw new IllegalStateException("no endpoint of " + service);
    }
    return endpoint;
  }
}
