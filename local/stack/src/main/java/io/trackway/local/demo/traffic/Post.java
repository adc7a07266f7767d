package io.trackway.local.demo.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

/**
 * One request of one device.
 *
 * @param dueAt when the device sends it, in the day's true time
 * @param entries what it carries, in order
 * @param times how often the same body is sent, as by a client that did not get the answer
 */
public record Post(Device device, Instant dueAt, Form form, List<Entry> entries, int times) {

  /** Events that SDKs put in a request. */
  public static final int ENTRIES_MAX = 50;

  public Post {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > ENTRIES_MAX || times < 1) {
      throw new IllegalArgumentException("post of " + entries.size() + ", " + times + " times");
    }
  }

  /**
   * How the request looks from outside.
   *
   * @param keyIsKnown whether the write key names a source
   */
  public record Form(BodyFormat format, boolean gzip, boolean keyIsKnown) {}

  /**
   * The header that goes with the body. API Gateway passes a body on as text or as bytes by it
   * alone, so that a compressed one must not be called JSON.
   */
  public String contentType() {
    return form.gzip() ? "application/gzip" : form.format().contentType();
  }

  /** The request's body, the device's clock showing {@code sentAt}. */
  public byte[] body(Instant sentAt) {
    byte[] plain = text(sentAt).getBytes(StandardCharsets.UTF_8);
    return form.gzip() ? zipped(plain) : plain;
  }

  /** The same request with one more entry. */
  Post with(int position, Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(position, entry);
    return new Post(device, dueAt, form, more, times);
  }

  /** The same request, sent that often. */
  Post sent(int often) {
    return new Post(device, dueAt, form, entries, often);
  }

  boolean hasRoom() {
    return switch (form.format()) {
      case ARRAY, BATCH, LINES -> form.keyIsKnown() && entries.size() < ENTRIES_MAX;
      case SINGLE, BROKEN -> false;
    };
  }

  private String text(Instant sentAt) {
    return switch (form.format()) {
      case SINGLE -> entries.getFirst().text(sentAt);
      case ARRAY -> joined(sentAt, ",", "[", "]");
      case LINES -> joined(sentAt, "\n", "", "\n");
      case BATCH -> {
        StringJoiner events = new StringJoiner(",", "[", "]");
        entries.forEach(entry -> events.add(entry.text()));
        yield "{\"sent_at\":\"" + sentAt + "\",\"events\":" + events + "}";
      }
      case BROKEN -> entries.getFirst().text();
    };
  }

  private String joined(Instant sentAt, String separator, String start, String end) {
    StringJoiner joiner = new StringJoiner(separator, start, end);
    entries.forEach(entry -> joiner.add(entry.text(sentAt)));
    return joiner.toString();
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
