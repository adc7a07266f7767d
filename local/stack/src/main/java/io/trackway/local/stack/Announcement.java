package io.trackway.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What a person reads when the stack is ready: every line can be pasted into a shell. */
final class Announcement {

  private static final String JDBC = "jdbc:";

  private Announcement() {}

  static String of(StackDescription stack, StackOptions options, Duration took) {
    return """

    ready after %s s

      endpoint    %s
      write key   %s

    Send an event:
      curl -i %s/v1/events -H 'X-Write-Key: %s' \\
        -H 'Content-Type: application/json' \\
        -d '{"name": "Song Played", "user_id": "user-1"}'

    Watch events as they arrive, in another terminal:
      make tail

    Look at the rows, some seconds later:
      psql '%s' -c 'select * from events'

    Talk to the services (run these two lines first):
      export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s
      export AWS_DEFAULT_REGION=%s
      %s
      %s
      %s

    Logs of the functions: %s
    Everything above, for programs: %s
    Ctrl-C stops everything.
    """
        .formatted(
            String.format(Locale.ROOT, "%.1f", took.toMillis() / 1_000.0),
            endpoint(stack),
            stack.gateway().writeKey(),
            endpoint(stack),
            stack.gateway().writeKey(),
            psqlUrl(stack),
            stack.identity().accessKeyId(),
            stack.identity().secretAccessKey(),
            stack.identity().region(),
            aws(stack, Service.KINESIS, "kinesis list-streams"),
            aws(
                stack,
                Service.DYNAMODB,
                "dynamodb scan --table-name " + stack.data().ledgerTable()),
            redshift(stack),
            shown(options, "logs"),
            shown(options, "run.json"));
  }

  private static String endpoint(StackDescription stack) {
    return stack.gateway().endpoint().map(Object::toString).orElse("none");
  }

  private static String psqlUrl(StackDescription stack) {
    return stack.warehouse().jdbcUrl().substring(JDBC.length());
  }

  private static String aws(StackDescription stack, Service service, String command) {
    return "aws --endpoint-url %s %s".formatted(stack.endpoint(service), command);
  }

  private static String redshift(StackDescription stack) {
    return aws(
        stack,
        Service.REDSHIFT_DATA,
        "redshift-data execute-statement --workgroup-name %s --database %s --sql '%s'"
            .formatted(
                stack.warehouse().workgroup(),
                stack.warehouse().database(),
                "select count(*) from events"));
  }

  private static Path shown(StackOptions options, String name) {
    Path path = options.directory().resolve(name);
    return path.startsWith(options.root()) ? options.root().relativize(path) : path;
  }
}
