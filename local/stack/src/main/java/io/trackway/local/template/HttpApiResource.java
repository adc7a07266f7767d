package io.trackway.local.template;

import java.util.List;
import java.util.Optional;

/** An HTTP API; its routes are with the functions that they lead to. */
public record HttpApiResource(String logicalId, Optional<CrossOrigin> crossOrigin)
    implements Resource {

  /** The CORS configuration. */
  public record CrossOrigin(
      List<String> allowOrigins,
      List<String> allowMethods,
      List<String> allowHeaders,
      List<String> exposeHeaders,
      Browser browser) {

    public CrossOrigin {
      allowOrigins = List.copyOf(allowOrigins);
      allowMethods = List.copyOf(allowMethods);
      allowHeaders = List.copyOf(allowHeaders);
      exposeHeaders = List.copyOf(exposeHeaders);
    }
  }

  /** What a browser may do; a maximal age of zero leaves it to the browser. */
  public record Browser(int maxAgeSeconds, boolean allowCredentials) {}

  static HttpApiResource read(String logicalId, Section properties) {
    properties.ignore("AccessLogSettings", "Description", "Name", "Tags");
    return new HttpApiResource(
        logicalId,
        properties.section("CorsConfiguration").map(it -> it.read(HttpApiResource::crossOrigin)));
  }

  private static CrossOrigin crossOrigin(Section cors) {
    return new CrossOrigin(
        cors.texts("AllowOrigins"),
        cors.texts("AllowMethods"),
        cors.texts("AllowHeaders"),
        cors.texts("ExposeHeaders"),
        new Browser(cors.whole("MaxAge").orElse(0), cors.flag("AllowCredentials").orElse(false)));
  }
}
