package io.trackway.local.stack;

import io.trackway.local.gateway.Cors;
import io.trackway.local.gateway.Cors.Preflight;
import io.trackway.local.gateway.Route;
import io.trackway.local.template.FunctionResource;
import io.trackway.local.template.HttpApiResource;
import io.trackway.local.template.HttpApiResource.CrossOrigin;
import io.trackway.local.template.Template;
import io.trackway.local.template.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the gateway is started with, from the template's one HTTP API. */
record GatewayPlan(List<Route> routes, Optional<Cors> cors) {

  static GatewayPlan of(Template template) {
    List<HttpApiResource> apis = template.httpApis();
    if (apis.size() != 1) {
      throw new StackException(
          "The local run has one gateway, but the template has %d HTTP APIs"
              .formatted(apis.size()));
    }
    List<Route> routes = new ArrayList<>();
    for (FunctionResource function : template.functions()) {
      for (Trigger trigger : function.triggers()) {
        switch (trigger) {
          case Trigger.HttpRoute it -> routes.add(new Route(it.routeKey(), function.logicalId()));
          case Trigger.StreamRecords _, Trigger.Timer _ -> {}
        }
      }
    }
    return new GatewayPlan(routes, apis.getFirst().crossOrigin().map(GatewayPlan::cors));
  }

  private static Cors cors(CrossOrigin configured) {
    return new Cors(
        configured.allowOrigins(),
        configured.allowMethods(),
        configured.allowHeaders(),
        configured.exposeHeaders(),
        new Preflight(
            configured.browser().maxAgeSeconds(), configured.browser().allowCredentials()));
  }
}
