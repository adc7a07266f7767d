package io.trackway.function.load;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.stream.DeliveredRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Delivered batches as files in S3, one each, until they are loaded.
 *
 * <p>A file has the form of Lambda's Kinesis event, compressed: whatever takes the one takes the
 * other. Its key begins with its shard and its first sequence number, so that files are listed in
 * the order of their records.
 */
final class BatchBuffer {

  /** Where the files are in the bucket. Nothing there may expire: it is on its way. */
  static final String PREFIX = "buffer/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoadFiles files;

  BatchBuffer(LoadFiles files) {
    this.files = files;
  }

  /** A file that waits, by its key. */
  record Waiting(String key) {

    /** The shard that its records are of. */
    String shard() {
      return key.substring(PREFIX.length(), key.indexOf('/', PREFIX.length()));
    }
  }

  /**
   * Keeps the records of one delivery, of which there is at least one.
   *
   * @param id names the delivery
   * @return the file's key
   * @throws StagingException where they are not kept
   */
  String keep(String id, List<DeliveredRecord> records) {
    DeliveredRecord first = records.getFirst();
    String key = PREFIX + first.shard() + "/" + first.sequenceNumber() + "-" + id + ".json.gz";
    files.put(key, content(records));
    return key;
  }

  /** Files that wait, in the order of their shards and records, the first of them if many. */
  List<Waiting> waiting() {
    return files.list(PREFIX).stream().map(Waiting::new).toList();
  }

  /**
   * The records of that file.
   *
   * @throws IOException where it is not such a file
   */
  List<DeliveredRecord> records(Waiting file) throws IOException {
    try (InputStream content =
        new GZIPInputStream(new ByteArrayInputStream(files.get(file.key())))) {
      List<DeliveredRecord> records = new ArrayList<>();
      for (JsonNode record : JSON.readTree(content).path("Records")) {
        JsonNode kinesis = record.path("kinesis");
        records.add(
            new DeliveredRecord(
                file.shard(),
                kinesis.required("sequenceNumber").textValue(),
                kinesis.required("partitionKey").textValue(),
                ByteBuffer.wrap(kinesis.required("data").binaryValue())));
      }
      return records;
    } catch (IllegalArgumentException incomplete) {
      throw new IOException(incomplete);
    }
  }

  /** Removes files whose records are loaded. */
  void remove(List<Waiting> loaded) {
    files.delete(loaded.stream().map(Waiting::key).toList());
  }

  private static byte[] content(List<DeliveredRecord> records) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream compressed = new GZIPOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(compressed, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      for (DeliveredRecord record : records) {
        write(json, record);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written to", impossible);
    }
    return file.toByteArray();
  }

  private static void write(JsonGenerator json, DeliveredRecord record) throws IOException {
    json.writeStartObject();
    json.writeStringField("eventID", record.shard() + ":" + record.sequenceNumber());
    json.writeObjectFieldStart("kinesis");
    json.writeStringField("sequenceNumber", record.sequenceNumber());
    json.writeStringField("partitionKey", record.partitionKey());
    json.writeBinaryField("data", record.bytes());
    json.writeEndObject();
    json.writeEndObject();
  }
}
