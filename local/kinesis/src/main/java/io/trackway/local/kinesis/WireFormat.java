package io.trackway.local.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** One of the two encodings that clients speak; they write bytes and moments differently. */
public final class WireFormat {
  /** Moments are seconds since the epoch with a fraction, bytes are Base64. */
  public static final WireFormat JSON =
      new WireFormat(
          "application/x-amz-json-1.1",
          JsonFactory.builder().build(),
          new SecondsSerializer(),
          number -> number.decimalValue().movePointRight(3).longValue());

  /** Moments are milliseconds since the epoch under CBOR's time tag, bytes are bytes. */
  public static final WireFormat CBOR =
      new WireFormat(
          "application/x-amz-cbor-1.1",
          CBORFactory.builder().build(),
          new TaggedSerializer(),
          JsonNode::longValue);

  private final String contentType;
  private final ObjectMapper mapper;
  private final ToLongFunction<JsonNode> epochMilliseconds;

  private WireFormat(
      String contentType,
      JsonFactory factory,
      JsonSerializer<Instant> moments,
      ToLongFunction<JsonNode> epochMilliseconds) {
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder().maxStringLength(Limits.REQUEST_BODY_BYTES_MAX).build());
    this.contentType = contentType;
    this.mapper =
        new ObjectMapper(factory)
            .registerModule(new SimpleModule().addSerializer(Instant.class, moments));
    this.epochMilliseconds = epochMilliseconds;
  }

  /** The format of a Content-Type header, which may carry parameters. */
  public static Optional<WireFormat> ofContentType(String header) {
    return List.of(JSON, CBOR).stream()
        .filter(format -> header.startsWith(format.contentType))
        .findFirst();
  }

  Instant moment(JsonNode number) {
    return Instant.ofEpochMilli(epochMilliseconds.applyAsLong(number));
  }

  public String contentType() {
    return contentType;
  }

  public ObjectNode read(byte[] body) {
    try {
      return switch (mapper.readTree(body)) {
        case ObjectNode object -> object;
        case JsonNode other ->
            throw KinesisException.serialization(
                "Expected a structure, found: " + other.getNodeType());
      };
    } catch (IOException e) {
      throw KinesisException.serialization("The body is not " + contentType + ".");
    }
  }

  public byte[] write(ObjectNode body) {
    try {
      return mapper.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalStateException("An answer could not be written", e);
    }
  }

  private static final class SecondsSerializer extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3));
    }
  }

  private static final class TaggedSerializer extends JsonSerializer<Instant> {
    private static final int TAG_EPOCH = 1;

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      ((CBORGenerator) generator).writeTag(TAG_EPOCH);
      generator.writeNumber(value.toEpochMilli());
    }
  }
}
