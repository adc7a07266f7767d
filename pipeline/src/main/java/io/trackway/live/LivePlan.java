package io.trackway.live;

import java.util.List;
import java.util.Set;

/**
 * What an operator wants to know of users as it happens.
 *
 * @param funnels of different names
 * @param segments of different names
 * @param appOpens names of the events that say that an app was opened
 */
public record LivePlan(List<Funnel> funnels, List<Segment> segments, Set<String> appOpens) {

  /** What apps call it where nothing else is declared. */
  public static final Set<String> APP_OPENS =
      Set.of("Application Opened", "App Opened", "App Started", "app_open", "app_started");

  /** No funnel and no segment. */
  public static final LivePlan NONE = new LivePlan(List.of(), List.of(), APP_OPENS);

  public LivePlan {
    funnels = List.copyOf(funnels);
    segments = List.copyOf(segments);
    appOpens = Set.copyOf(appOpens);
  }
}
