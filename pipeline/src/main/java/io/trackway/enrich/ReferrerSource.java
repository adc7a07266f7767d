package io.trackway.enrich;

import java.util.List;

/**
 * A well-known site that brings visitors.
 *
 * @param medium {@code search}, {@code social}, {@code email}, {@code ai} or {@code paid}; {@code
 *     other} for parts of such a site that are none of these
 * @param name such as {@code Google}
 * @param termParameters of its URLs that hold what was searched for
 */
record ReferrerSource(String medium, String name, List<String> termParameters) {}
