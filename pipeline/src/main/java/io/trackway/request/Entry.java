package io.trackway.request;

import java.util.Optional;

/**
 * One entry of a request and who it says sent it.
 *
 * @param credential what the body says; nothing where it is left to the request's headers, which
 *     count first anyway
 */
public record Entry(Candidate candidate, Optional<Credential> credential) {}
