package io.trackway.request;

/** What a request is for, by its method and path. */
public sealed interface Route {

  /** It brings events. */
  record Submit() implements Route {}

  /** It only asks whether a key is good, and for what follows from that. */
  record Lookup(Credential credential) implements Route {}

  /** It asks for something that is the same for everyone. */
  record Page() implements Route {}

  /** It is for nothing that is here. */
  record Nowhere(Refusal refusal) implements Route {}
}
