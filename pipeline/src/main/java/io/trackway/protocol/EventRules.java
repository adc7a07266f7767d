package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.trackway.request.Draft;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a protocol writes an event as a JSON object: the names of its fields, and what they mean. */
sealed interface EventRules permits NativeRules, SegmentRules {

  /** What clients call so, or null where the model has no place for it. */
  @Nullable EventField field(String name);

  /** The time that the parser stands at, or null where it is as good as none. */
  @Nullable Instant time(EventField field, String name, JsonParser parser)
      throws IOException, FaultyEventException;

  /** Whether an empty array is how clients may write an object without fields. */
  boolean takesEmptyArrays();

  /** What the batch says of each of its events. */
  SharedFields shared();

  /** The event that the fields make. */
  Draft draft(EventFields fields) throws IOException, FaultyEventException;
}
