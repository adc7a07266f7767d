package io.trackway.local.stack;

import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.mapping.EventSourceMapping;
import io.trackway.local.mapping.FailureDestination;
import io.trackway.local.mapping.MappingPoller;
import io.trackway.local.mapping.MappingSource;
import io.trackway.local.mapping.MappingStatus;
import io.trackway.local.mapping.PollerSettings;
import io.trackway.local.template.FunctionResource;
import io.trackway.local.template.Template;
import io.trackway.local.template.Trigger;
import io.trackway.local.template.Trigger.StreamRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** All event source mappings of the template, running. */
final class Mappings implements AutoCloseable {

  private final List<MappingPoller> pollers = new ArrayList<>();

  /**
   * Where batches come from and go to.
   *
   * @param failures the destination for a bucket, by its logical id
   */
  record Ends(
      AwsIdentity identity,
      KinesisClient kinesis,
      FunctionInvoker functions,
      Function<String, FailureDestination> failures) {}

  static Mappings start(Template template, Ends ends) {
    Mappings mappings = new Mappings();
    try {
      for (FunctionResource function : template.functions()) {
        for (Trigger trigger : function.triggers()) {
          switch (trigger) {
            case StreamRecords it -> mappings.add(template, function, it, ends);
            case Trigger.HttpRoute _, Trigger.Timer _ -> {}
          }
        }
      }
      return mappings;
    } catch (RuntimeException failed) {
      mappings.close();
      throw failed;
    }
  }

  private void add(Template template, FunctionResource function, StreamRecords trigger, Ends ends) {
    pollers.add(
        MappingPoller.start(
            mapping(template, function, trigger),
            PollerSettings.defaults(ends.identity()),
            ends.kinesis(),
            ends.functions(),
            trigger
                .faults()
                .failureBucketId()
                .map(ends.failures())
                .orElse(FailureDestination.NONE)));
  }

  private static EventSourceMapping mapping(
      Template template, FunctionResource function, StreamRecords trigger) {
    String name = function.logicalId() + trigger.name();
    return new EventSourceMapping(
        new MappingSource(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            template.stream(trigger.streamId()).name(),
            function.logicalId(),
            trigger.from()),
        trigger.batching(),
        trigger.faults().settings());
  }

  List<MappingStatus> status() {
    return pollers.stream().map(MappingPoller::status).toList();
  }

  @Override
  public void close() {
    pollers.forEach(MappingPoller::close);
  }
}
