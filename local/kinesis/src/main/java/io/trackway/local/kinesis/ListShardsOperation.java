package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telling of shards page by page; a token carries the filter and the place, and expires. */
final class ListShardsOperation {
  private static final Pattern TOKEN =
      Pattern.compile("shards/1/([^/]+)/(\\d{1,9})/([A-Z_]+)/(\\d{1,18})/(\\d{1,18})");
  private static final int BEFORE_FIRST = -1;

  private final StreamStore store;

  private record Page(Stream stream, ShardFilter filter, int afterIndex) {}

  ListShardsOperation(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of("ListShards", request -> Optional.of(list(request)));
  }

  private ObjectNode list(RequestFields request) {
    int limit =
        Math.min(
            request
                .integer("MaxResults", 1, Limits.LIST_REQUEST_RESULTS_MAX)
                .orElse(Limits.LIST_SHARDS_RESULTS_MAX),
            Limits.LIST_SHARDS_RESULTS_MAX);
    Page page = request.has("NextToken") ? continued(request) : first(request);
    List<Shard> rest =
        page.stream().shards().stream()
            .filter(shard -> shard.index() > page.afterIndex())
            .filter(shard -> page.filter().accepts(page.stream(), shard))
            .toList();
    ObjectNode answer = Operation.structure();
    ArrayNode shards = answer.putArray("Shards");
    rest.stream()
        .limit(limit)
        .forEach(shard -> shards.add(ShardStructure.of(page.stream(), shard)));
    if (rest.size() > limit) {
      answer.put("NextToken", token(page, rest.get(limit - 1).index()));
    }
    return answer;
  }

  private Page first(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    ShardFilter filter =
        request
            .structure("ShardFilter")
            .map(fields -> ShardFilter.of(fields, stream))
            .orElse(ShardFilter.EVERYTHING);
    int afterIndex =
        request
            .text("ExclusiveStartShardId")
            .map(id -> StreamReference.shard(stream, id).index())
            .orElse(BEFORE_FIRST);
    return new Page(stream, filter, afterIndex);
  }

  private Page continued(RequestFields request) {
    if (request.has("StreamName") || request.has("StreamCreationTimestamp")) {
      throw KinesisException.invalidArgument(
          "NextToken and StreamName cannot be provided together.");
    }
    Matcher matcher = TOKEN.matcher(decoded(request.requiredText("NextToken")));
    if (!matcher.matches()) {
      throw invalidToken();
    }
    long age = store.nowMilliseconds() - Long.parseLong(matcher.group(5));
    if (age > Limits.NEXT_TOKEN_AGE_MILLISECONDS_MAX) {
      throw KinesisException.of(
          "ExpiredNextTokenException",
          "NextToken has expired: it is older than "
              + Limits.NEXT_TOKEN_AGE_MILLISECONDS_MAX
              + " milliseconds.");
    }
    return new Page(
        store.find(matcher.group(1)),
        new ShardFilter(
            ShardFilter.Type.valueOf(matcher.group(3)), Long.parseLong(matcher.group(4))),
        Integer.parseInt(matcher.group(2)));
  }

  private String token(Page page, int lastIndex) {
    String content =
        String.join(
            "/",
            "shards/1",
            page.stream().streamName(),
            Integer.toString(lastIndex),
            page.filter().type().name(),
            Long.toString(page.filter().argument()),
            Long.toString(store.nowMilliseconds()));
    return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
  }

  private static KinesisException invalidToken() {
    return KinesisException.invalidArgument("NextToken is invalid.");
  }
}
