package io.trackway.local.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The file run.json, by which any client or script can join a running stack. */
final class RunFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final StackDescription description;

  RunFile(Path file, StackDescription description) {
    this.file = file;
    this.description = description;
  }

  /** Replaces it at once, so that a reader never sees half of it. */
  void write(Map<String, List<Long>> processIds) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(
        next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document(processIds)));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private ObjectNode document(Map<String, List<Long>> processIds) {
    ObjectNode document = JSON.createObjectNode();
    document.put("gateway", description.gateway().endpoint().map(URI::toString).orElse(null));
    document.put("writeKey", description.gateway().writeKey());
    document.put("readKey", description.gateway().readKey());
    document.put("region", description.identity().region());
    document.put("accessKeyId", description.identity().accessKeyId());
    document.put("secretAccessKey", description.identity().secretAccessKey());
    ObjectNode endpoints = document.putObject("endpoints");
    for (Service service : Service.values()) {
      endpoints.put(service.key(), description.endpoint(service).toString());
    }
    ObjectNode streams = document.putObject("streams");
    description.data().streams().forEach(streams::put);
    document.put("ledgerTable", description.data().ledgerTable());
    ObjectNode buckets = document.putObject("buckets");
    description.data().buckets().forEach(buckets::put);
    document.put("workgroup", description.warehouse().workgroup());
    document.put("database", description.warehouse().database());
    document.put("warehouseJdbcUrl", description.warehouse().jdbcUrl());
    ObjectNode functions = document.putObject("functions");
    processIds.forEach((id, processes) -> processes.forEach(functions.putArray(id)::add));
    return document;
  }
}
