package io.trackway.testing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Source;
import io.trackway.ingest.Ingest;
import io.trackway.ingest.WriteKeys;
import io.trackway.memory.MemoryRateLimiter;
import io.trackway.protocol.Protocols;
import io.trackway.request.Submission;
import io.trackway.stream.RecordStream;
import io.trackway.testing.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Requests to the native protocol, with a write key unless a test says otherwise. */
public final class Requests {

  /** The key that requests show. */
  public static final String WRITE_KEY = "test-key";

  /** The application id that the same source takes. */
  public static final String APPLICATION_ID = "test-app";

  /** A key that has been switched off. */
  public static final String DISABLED_KEY = "disabled-key";

  /** The keys that are known. */
  public static final WriteKeys KEYS =
      new WriteKeys(
          List.of(
              new WriteKeys.Entry(
                  SampleEvents.WEB, WRITE_KEY, Set.of(APPLICATION_ID), false, OptionalInt.empty()),
              WriteKeys.Entry.of("other-key", "backend"),
              new WriteKeys.Entry(
                  new Source("backend"), DISABLED_KEY, Set.of(), true, OptionalInt.empty())));

  private Requests() {}

  /** An endpoint for these keys that keeps what it takes in that stream, over 16 lanes. */
  public static Ingest ingest(RecordStream stream) {
    return ingest(stream, KEYS);
  }

  /** The same for other keys. */
  public static Ingest ingest(RecordStream stream, WriteKeys keys) {
    return new Ingest(new Protocols(), new Ingest.Door(keys, new MemoryRateLimiter()), stream, 16);
  }

  /** Events in a JSON body. */
  public static Submission post(String body) {
    return post(body.getBytes(UTF_8), "application/json");
  }

  /** Events one in each line. */
  public static Submission postLines(String... lines) {
    return post(String.join("\n", lines).getBytes(UTF_8), "application/x-ndjson");
  }

  /** Any bytes as a body of that type. */
  public static Submission post(byte[] body, String contentType) {
    return request(
        "POST", "/v1/events", body, Map.of("content-type", contentType, "x-write-key", WRITE_KEY));
  }

  /** A request without a body. */
  public static Submission request(String method, String path) {
    return request(method, path, new byte[0], Map.of("x-write-key", WRITE_KEY));
  }

  /** Any request. */
  public static Submission request(
      String method, String path, byte[] body, Map<String, String> headers) {
    return new Submission(
        new Submission.Target(method, path, ""),
        headers,
        ByteBuffer.wrap(body),
        new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1"));
  }

  /** The request with one header more or changed. */
  public static Submission with(Submission request, String header, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return new Submission(request.target(), headers, request.body(), request.receipt());
  }

  /** The request with one header less. */
  public static Submission without(Submission request, String header) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.remove(header);
    return new Submission(request.target(), headers, request.body(), request.receipt());
  }

  /** The value of an authorization header with that user and no password. */
  public static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":").getBytes(UTF_8));
  }

  /** The bytes in gzip's form. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }
}
