package io.trackway.testing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Source;
import io.trackway.event.Submission;
import io.trackway.testing.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Requests to the native protocol, with a write key unless a test says otherwise. */
public final class Requests {

  /** The key that requests show. */
  public static final String WRITE_KEY = "test-key";

  /** The sources by their keys. */
  public static final Map<String, Source> SOURCES =
      Map.of(WRITE_KEY, SampleEvents.WEB, "other-key", new Source("backend"));

  private Requests() {}

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
        SampleEvents.RECEIVED_AT);
  }

  /** The request with one header more or changed. */
  public static Submission with(Submission request, String header, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return new Submission(request.target(), headers, request.body(), request.receivedAt());
  }

  /** The request with one header less. */
  public static Submission without(Submission request, String header) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.remove(header);
    return new Submission(request.target(), headers, request.body(), request.receivedAt());
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
