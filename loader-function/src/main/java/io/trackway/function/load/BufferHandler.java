package io.trackway.function.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.function.Delivery;
import io.trackway.load.LoadResult;
import io.trackway.stream.DeliveredRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps batches of the {@code clean} stream as files until the next scheduled load: longer than the
 * five minutes for which an event source mapping can gather records.
 */
public final class BufferHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(BufferHandler.class);

  private final BatchBuffer buffer;

  /** The function as it is deployed. */
  public BufferHandler() {
    this(LoaderConfig.from(System.getenv()).buffer());
  }

  BufferHandler(BatchBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    List<DeliveredRecord> records = Delivery.records(event);
    if (records.isEmpty()) {
      return Delivery.complete();
    }
    try {
      String key = buffer.keep(context.getAwsRequestId(), records);
      LOG.info("batch kept until the next load: records={} file={}", records.size(), key);
      return Delivery.complete();
    } catch (StagingException failure) {
      String from = records.getFirst().sequenceNumber();
      switch (failure.result()) {
        case LoadResult.Unavailable(String cause) ->
            LOG.warn("batch comes again: records={} from={} cause={}", records.size(), from, cause);
        case LoadResult.Misconfigured(String cause) ->
            LOG.error(
                "buffer is misconfigured, nothing is consumed: records={} from={} cause={}",
                records.size(),
                from,
                cause);
      }
      return Delivery.resumeAt(from);
    }
  }
}
