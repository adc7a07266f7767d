package io.trackway.local.chaos;

import io.trackway.local.faults.FaultKind;
import io.trackway.local.faults.FaultMix;
import io.trackway.local.faults.FaultPlan;
import io.trackway.local.faults.FaultProxy;
import io.trackway.local.faults.InjectedFaults;
import io.trackway.local.faults.RandomFaults;
import io.trackway.local.stack.EndpointRewrite;
import io.trackway.local.stack.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts a proxy between functions and each service that is to fail. */
final class FaultyServices implements EndpointRewrite, AutoCloseable {

  private final Map<Service, RandomFaults> faults = new EnumMap<>(Service.class);
  private final Map<Service, FaultProxy> proxies = new ConcurrentHashMap<>();

  FaultyServices(Map<Service, FaultPlan> plans) {
    plans.forEach((service, plan) -> faults.put(service, new RandomFaults(plan)));
  }

  /** Calls of one kind to one service, and what they met. */
  record Calls(Service service, FaultPlan.CallKind kind, FaultPlan plan, InjectedFaults injected) {

    boolean isPlanned(FaultKind fault) {
      FaultMix mix = plan.mixes().get(kind);
      return mix != null && mix.faults().containsKey(fault);
    }
  }

  @Override
  public URI rewrite(Service service, URI endpoint) {
    RandomFaults planned = faults.get(service);
    return planned == null
        ? endpoint
        : proxies.computeIfAbsent(service, _ -> FaultProxy.start(endpoint, planned)).endpoint();
  }

  /** All kinds of calls that there were, in the order of the services. */
  List<Calls> calls() {
    List<Calls> calls = new ArrayList<>();
    faults.forEach(
        (service, planned) ->
            planned.plan().mixes().keySet().stream()
                .filter(kind -> planned.injected().calls(kind) > 0)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(
                    kind ->
                        calls.add(new Calls(service, kind, planned.plan(), planned.injected()))));
    return calls;
  }

  /** All faults until now. */
  long injected() {
    return faults.values().stream().mapToLong(it -> it.injected().total()).sum();
  }

  /** From now on every call passes, but those that have been held up already. */
  void stop() {
    faults.values().forEach(RandomFaults::stop);
  }

  /** Calls that are not over, though their callers may be gone. */
  int callsInFlight() {
    return proxies.values().stream().mapToInt(FaultProxy::callsInFlight).sum();
  }

  @Override
  public void close() {
    proxies.values().forEach(FaultProxy::close);
  }
}
