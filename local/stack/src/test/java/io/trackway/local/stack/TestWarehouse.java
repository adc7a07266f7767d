package io.trackway.local.stack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** Questions to the warehouse of a stack, through the Data API as any client asks them. */
final class TestWarehouse implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StackDescription stack;
  private final RedshiftDataClient client;

  TestWarehouse(StackDescription stack) {
    this.stack = stack;
    this.client = Clients.redshiftData(stack.identity(), stack.endpoint(Service.REDSHIFT_DATA));
  }

  long longOf(String sql) {
    String id =
        client
            .executeStatement(
                it ->
                    it.workgroupName(stack.warehouse().workgroup())
                        .database(stack.warehouse().database())
                        .sql(sql))
            .id();
    DescribeStatementResponse description =
        await()
            .atMost(PATIENCE)
            .until(() -> client.describeStatement(it -> it.id(id)), TestWarehouse::isOver);
    if (description.status() != StatusString.FINISHED) {
      throw new IllegalStateException(description.error());
    }
    return client.getStatementResult(it -> it.id(id)).records().getFirst().getFirst().longValue();
  }

  private static boolean isOver(DescribeStatementResponse description) {
    return description.status() == StatusString.FINISHED
        || description.status() == StatusString.FAILED
        || description.status() == StatusString.ABORTED;
  }

  @Override
  public void close() {
    client.close();
  }
}
