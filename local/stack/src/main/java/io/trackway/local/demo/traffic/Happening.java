package io.trackway.local.demo.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person did, in true time.
 *
 * @param userId null until the person has signed up
 */
record Happening(
    Instant at, String type, String name, @Nullable String userId, ObjectNode properties) {}
