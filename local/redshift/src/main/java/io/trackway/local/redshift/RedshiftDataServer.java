package io.trackway.local.redshift;

import io.trackway.local.redshift.api.DataApi;
import io.trackway.local.redshift.api.HttpEndpoint;
import io.trackway.local.redshift.copy.CopyLoads;
import io.trackway.local.redshift.copy.LoadErrors;
import io.trackway.local.redshift.copy.S3Objects;
import io.trackway.local.redshift.engine.EmbeddedWarehouse;
import io.trackway.local.redshift.engine.Sessions;
import io.trackway.local.redshift.engine.Tables;
import io.trackway.local.redshift.statement.Runner;
import java.net.URI;

/**
 * A Redshift Data API server on 127.0.0.1, over a PostgreSQL that it starts and stops.
 *
 * <p>Close it, or end the JVM with SIGINT or SIGTERM, and the database is stopped and the folder of
 * the options removed. After a kill -9 of the JVM the same is done within seconds by a small shell
 * that waits for that moment; only a kill -9 of that shell too leaves a PostgreSQL running.
 */
public final class RedshiftDataServer implements AutoCloseable {
  private final EmbeddedWarehouse warehouse;
  private final CopyLoads loads;
  private final Sessions sessions;
  private final Runner runner;
  private final HttpEndpoint http;

  private RedshiftDataServer(RedshiftOptions options, EmbeddedWarehouse warehouse) {
    this.warehouse = warehouse;
    this.loads =
        new CopyLoads(new S3Objects(options.storage()), new LoadErrors(warehouse.jdbcUrl()));
    this.sessions = new Sessions(warehouse.jdbcUrl(), loads);
    this.runner = new Runner(sessions);
    this.http =
        HttpEndpoint.start(
            options.place().port(), new DataApi(options, runner, new Tables(warehouse.jdbcUrl())));
  }

  public static RedshiftDataServer start(RedshiftOptions options) {
    EmbeddedWarehouse warehouse =
        EmbeddedWarehouse.start(options.place().directory(), options.target().database());
    try {
      return new RedshiftDataServer(options, warehouse);
    } catch (RuntimeException e) {
      warehouse.close();
      throw e;
    }
  }

  /** Where SDK clients send their calls, as an endpoint override. */
  public URI endpoint() {
    return http.uri();
  }

  /**
   * The PostgreSQL below, for psql and JDBC; it speaks its own dialect there, without the bridge.
   */
  public String jdbcUrl() {
    return warehouse.jdbcUrl();
  }

  @Override
  public void close() {
    http.close();
    runner.close();
    sessions.close();
    loads.close();
    warehouse.close();
  }
}
