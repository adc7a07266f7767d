package io.trackway.function.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.function.Delivery;
import io.trackway.process.Batch;
import io.trackway.process.Outcome;
import io.trackway.process.Processor;
import java.time.Duration;
import java.time.InstantSource;

/** The Lambda function: a batch of the {@code events} stream in, the checkpoint out. */
public final class ProcessorHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

  /** What is kept of an invocation's time for its answer. */
  static final Duration TIME_MARGIN = Duration.ofSeconds(2);

  private final Processor processor;
  private final InstantSource clock;

  /** The function as its environment describes it. */
  public ProcessorHandler() {
    this(ProcessorConfig.from(System.getenv()).processor(), InstantSource.system());
  }

  /** The function around that processor. */
  public ProcessorHandler(Processor processor, InstantSource clock) {
    this.processor = processor;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    Batch batch =
        new Batch(
            Delivery.records(event),
            clock.instant(),
            () -> timeLeft(context),
            Delivery.isReplay(event));
    Outcome outcome = processor.process(batch);
    context.getLogger().log(BatchSummary.of(batch, outcome) + "\n");
    return switch (outcome) {
      case Outcome.Completed _ -> Delivery.complete();
      case Outcome.ResumeAt resume -> Delivery.resumeAt(resume.sequenceNumber());
    };
  }

  /** What a batch may take. */
  static Duration timeLeft(Context context) {
    return Duration.ofMillis(context.getRemainingTimeInMillis()).minus(TIME_MARGIN);
  }
}
