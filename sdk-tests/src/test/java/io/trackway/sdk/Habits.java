package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What an SDK does by itself.
 *
 * @param namesDevices whether it makes an anonymous id of its own and sends it with each call
 * @param pageProperties keys that it adds to the properties of a page
 * @param context what it sends with each call, at least
 */
record Habits(boolean namesDevices, Set<String> pageProperties, JsonNode context) {

  /** Of the same SDK where it is told not to tell devices apart. */
  Habits withoutNames() {
    return new Habits(false, pageProperties, context);
  }
}
