package io.trackway.local.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A request or an answer of HTTP/1.1, as it is on the wire but for the framing of its body. */
public final class HttpMessage {

  static final int BODY_BYTES_MAX = 32 * 1024 * 1024;

  private static final int HEAD_BYTES_MAX = 64 * 1024;
  private static final String LENGTH = "Content-Length";

  /** DynamoDB's clients compare it with the body. */
  private static final String CHECKSUM = "x-amz-crc32";

  private static final String TARGET = "X-Amz-Target";

  private final String firstLine;
  private final List<Header> headers;
  private final byte[] body;

  private record Header(String name, String value) {

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  private HttpMessage(String firstLine, List<Header> headers, byte[] body) {
    this.firstLine = firstLine;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** An answer with that body and a checksum of it. */
  static HttpMessage answer(String status, String contentType, byte[] body) {
    List<Header> headers =
        List.of(new Header("Content-Type", contentType), new Header(CHECKSUM, checksum(body)));
    return new HttpMessage("HTTP/1.1 " + status, headers, body);
  }

  /** The next message, or nothing where the connection ends before it. */
  static Optional<HttpMessage> read(InputStream in) throws IOException {
    String firstLine = line(in);
    if (firstLine == null) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>();
    int bytes = firstLine.length();
    for (String line = someLine(in); !line.isEmpty(); line = someLine(in)) {
      bytes += line.length();
      if (bytes > HEAD_BYTES_MAX) {
        throw new IOException("a head of more than " + HEAD_BYTES_MAX + " bytes");
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    HttpMessage head = new HttpMessage(firstLine, headers, new byte[0]);
    byte[] body = head.isChunked() ? chunks(in) : exactly(in, head.length());
    return Optional.of(new HttpMessage(firstLine, headers, body));
  }

  /** The operation that a request names, such as {@code PutRecords}; empty where it names none. */
  public String operation() {
    String target = header(TARGET).orElse("");
    return target.substring(target.lastIndexOf('.') + 1);
  }

  /** The status of an answer. */
  public int status() {
    return Integer.parseInt(firstLine.split(" ", 3)[1]);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(it -> it.is(name)).map(Header::value).findFirst();
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Whether the body has that text somewhere; CBOR has texts as they are, like JSON. */
  public boolean contains(String text) {
    return new String(body, StandardCharsets.ISO_8859_1).contains(text);
  }

  /** The same head, its checksum corrected, with another body. */
  HttpMessage withBody(byte[] other) {
    List<Header> changed =
        headers.stream()
            .map(it -> it.is(CHECKSUM) ? new Header(it.name(), checksum(other)) : it)
            .toList();
    return new HttpMessage(firstLine, changed, other);
  }

  /** The whole message, its body framed by its length. */
  byte[] bytes() {
    StringBuilder head = new StringBuilder(firstLine).append("\r\n");
    for (Header header : headers) {
      if (!header.is(LENGTH) && !header.is("Transfer-Encoding") && !header.is("Expect")) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    head.append(LENGTH).append(": ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  boolean endsConnection() {
    return header("Connection").orElse("").equalsIgnoreCase("close");
  }

  private boolean isChunked() {
    return header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked");
  }

  private int length() throws IOException {
    try {
      return Integer.parseInt(header(LENGTH).orElse("0"));
    } catch (NumberFormatException strange) {
      throw new IOException("not a length: " + header(LENGTH), strange);
    }
  }

  private static String checksum(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return Long.toString(checksum.getValue());
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(someLine(in).split(";", 2)[0].strip(), 16);
      body.writeBytes(exactly(in, length));
      if (body.size() > BODY_BYTES_MAX) {
        throw new IOException("a body of more than " + BODY_BYTES_MAX + " bytes");
      }
      someLine(in);
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0 || length > BODY_BYTES_MAX) {
      throw new IOException("a body of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a body broke off after " + bytes.length + " bytes");
    }
    return bytes;
  }

  private static String someLine(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("a head broke off");
    }
    return line;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      if (line.size() == HEAD_BYTES_MAX) {
        throw new IOException("a line of more than " + HEAD_BYTES_MAX + " bytes");
      }
      line.write(next);
    }
    return null;
  }
}
