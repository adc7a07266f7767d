package io.trackway.cli.read;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the read API is, and who asks. */
public final class ReadOptions {

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where to ask (default: ${DEFAULT-VALUE}).")
  private URI endpoint = URI.create("http://localhost:8080");

  @Option(
      names = "--key",
      defaultValue = "${env:TRACKWAY_READ_KEY:-read-demo}",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "The read key (default: TRACKWAY_READ_KEY, else that of make run).")
  private String key = "";

  /**
   * The API there.
   *
   * @throws IllegalArgumentException where address or key cannot be one, saying so
   */
  ReadClient client() {
    if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("--endpoint must begin with http:// or https://");
    }
    if (!key.matches("[\\x21-\\x7E]+")) {
      throw new IllegalArgumentException("--key has characters that no read key has");
    }
    return new ReadClient(endpoint, key);
  }
}
