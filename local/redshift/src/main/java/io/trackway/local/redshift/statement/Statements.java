package io.trackway.local.redshift.statement;

import io.trackway.local.redshift.statement.Submitted.Accepted;
import io.trackway.local.redshift.statement.Submitted.TokenReused;
import io.trackway.local.redshift.statement.Submitted.TooManyActive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The statements of the last 24 hours, and the client tokens of the last 8.
 *
 * <p>A laptop cannot keep what a busy day sends, so the oldest finished ones go early when their
 * number or their texts and results pass a bound.
 */
public final class Statements {
  private static final Duration RETENTION = Duration.ofHours(24);
  private static final Duration TOKEN_RETENTION = Duration.ofHours(8);
  private static final int STATEMENTS_MAX = 20_000;
  private static final long CHARACTERS_MAX = 128L * 1024 * 1024;

  private final Clock clock;
  private final int activeMax;
  private final Map<String, DataStatement> statements = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new LinkedHashMap<>();
  private final Set<DataStatement> active = new LinkedHashSet<>();
  private long characters;

  public Statements(Clock clock, int activeMax) {
    this.clock = clock;
    this.activeMax = activeMax;
  }

  private record Token(DataStatement statement, Instant expires) {}

  /** Hands a new statement to {@code start}, unless its token and request are known already. */
  public synchronized Submitted submit(
      Submission submission, Optional<String> token, Consumer<DataStatement> start) {
    expire();
    Token known = token.map(tokens::get).orElse(null);
    if (known != null) {
      return known.statement().submission().equals(submission)
          ? new Accepted(known.statement())
          : new TokenReused();
    }
    if (activeMax > 0 && active.size() >= activeMax) {
      return new TooManyActive(activeMax);
    }
    DataStatement created = new DataStatement(UUID.randomUUID().toString(), submission, clock);
    statements.put(created.id(), created);
    active.add(created);
    token.ifPresent(
        text -> tokens.put(text, new Token(created, clock.instant().plus(TOKEN_RETENTION))));
    start.accept(created);
    return new Accepted(created);
  }

  public synchronized Optional<DataStatement> find(String id) {
    expire();
    return Optional.ofNullable(statements.get(id));
  }

  /** All that are known, the newest first. */
  public synchronized List<DataStatement> newestFirst() {
    expire();
    return new ArrayList<>(statements.values()).reversed();
  }

  private void expire() {
    Instant now = clock.instant();
    tokens.values().removeIf(token -> !token.expires().isAfter(now));
    active.removeIf(this::weighed);
    Iterator<DataStatement> oldest = statements.values().iterator();
    while (oldest.hasNext()) {
      DataStatement statement = oldest.next();
      if (!isPast(statement, now)) {
        return;
      }
      if (!active.contains(statement)) {
        oldest.remove();
        characters -= weight(statement);
      }
    }
  }

  /** A statement has its final weight when its result is there. */
  private boolean weighed(DataStatement statement) {
    if (!statement.state().status().isFinal()) {
      return false;
    }
    characters += weight(statement);
    return true;
  }

  private boolean isPast(DataStatement statement, Instant now) {
    return characters > CHARACTERS_MAX
        || statements.size() > STATEMENTS_MAX
        || !statement.createdAt().plus(RETENTION).isAfter(now);
  }

  private static long weight(DataStatement statement) {
    return statement.submission().sqls().stream().mapToLong(String::length).sum()
        + statement.parts().stream().mapToLong(part -> Math.max(0, part.resultBytes())).sum();
  }
}
