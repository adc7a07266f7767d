package io.trackway.function.profile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.trackway.live.SegmentReview;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at each beat of a schedule at whom time alone lets enter or leave a segment. */
public final class SegmentReviewHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentReviewHandler.class);

  /** Kept back for the people who are in work, and to answer. */
  private static final int ANSWER_MILLISECONDS = 60_000;

  private final SegmentReview review;
  private final InstantSource clock;

  /** The function as it is deployed. */
  public SegmentReviewHandler() {
    this(
        ProfileConfig.from(System.getenv()).segmentReview(InstantSource.system()),
        InstantSource.system());
  }

  SegmentReviewHandler(SegmentReview review, InstantSource clock) {
    this.review = review;
    this.clock = clock;
  }

  /** Answers with how many people were looked at; whom it has no time for, the next beat takes. */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> beat, Context context) {
    Instant now = clock.instant();
    int people = review.run(now, () -> context.getRemainingTimeInMillis() > ANSWER_MILLISECONDS);
    LOG.info("segments reviewed: people={}", people);
    return Map.of("people", people);
  }
}
