package io.trackway.ingest;

import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import io.trackway.request.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells who sent one request: by its headers, else by what its body says. */
final class Senders {

  private static final Refusal UNAUTHORIZED =
      new Refusal(
          Refusal.Code.UNAUTHORIZED,
          "a known write key is needed: as X-Write-Key, as the user of Basic credentials, or in the"
              + " body");

  private static final Refusal NOT_TAKEN =
      new Refusal(
          Refusal.Code.UNAUTHORIZED,
          "no source takes this app id: it must be among the app_ids of a write key");

  private static final Refusal DISABLED =
      new Refusal(Refusal.Code.KEY_DISABLED, "this write key or app id has been disabled");

  private final WriteKeyDirectory keys;
  private final Optional<Credential> shown;
  private final Map<Credential, Standing> found = new HashMap<>();

  /**
   * The senders of one request.
   *
   * @param shown in its headers
   */
  Senders(WriteKeyDirectory keys, Optional<Credential> shown) {
    this.keys = keys;
    this.shown = shown;
  }

  /** Why nothing of the request is taken, or nothing where its sender is known. */
  Optional<Refusal> refusal(Optional<Credential> inBody) {
    return switch (standing(inBody)) {
      case Standing.Good _ -> Optional.empty();
      case Standing.Disabled _ -> Optional.of(DISABLED);
      case Standing.Unknown() -> Optional.of(isApplication(inBody) ? NOT_TAKEN : UNAUTHORIZED);
    };
  }

  private boolean isApplication(Optional<Credential> inBody) {
    return shown.or(() -> inBody).filter(Credential.ApplicationId.class::isInstance).isPresent();
  }

  /** Why nothing of the request is taken, by its headers alone. */
  Optional<Refusal> refusalByHeaders() {
    return shown.isEmpty() ? Optional.empty() : refusal(Optional.empty());
  }

  /** Why none of the entries is taken, or nothing where at least one has a known sender. */
  Optional<Refusal> refusal(List<Entry> entries) {
    Optional<Refusal> reason = Optional.empty();
    for (Entry entry : entries) {
      Optional<Refusal> refusal = refusal(entry.credential());
      if (refusal.isEmpty()) {
        return refusal;
      }
      reason = reason.filter(DISABLED::equals).or(() -> refusal);
    }
    return reason;
  }

  /** The entry with its sender. */
  Signed sign(Entry entry) {
    return new Signed(entry.candidate(), sender(entry.credential()), secret(entry.credential()));
  }

  /** The sender, where it is known. */
  Optional<Sender> sender(Optional<Credential> inBody) {
    return switch (standing(inBody)) {
      case Standing.Good(Sender sender) -> Optional.of(sender);
      case Standing.Disabled _ -> Optional.empty();
      case Standing.Unknown() -> Optional.empty();
    };
  }

  /** The key that was shown, which must not be kept; empty where there is none. */
  String secret(Optional<Credential> inBody) {
    return shown
        .or(() -> inBody)
        .map(
            credential ->
                switch (credential) {
                  case Credential.WriteKey(String text) -> text;
                  case Credential.ApplicationId _ -> "";
                })
        .orElse("");
  }

  private Standing standing(Optional<Credential> inBody) {
    return shown
        .or(() -> inBody)
        .map(credential -> found.computeIfAbsent(credential, keys::find))
        .orElseGet(Standing.Unknown::new);
  }
}
