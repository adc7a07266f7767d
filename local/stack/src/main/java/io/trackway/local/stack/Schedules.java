package io.trackway.local.stack;

import io.trackway.local.schedule.Schedule;
import io.trackway.local.template.FunctionResource;
import io.trackway.local.template.Template;
import io.trackway.local.template.Trigger;
import java.util.ArrayList;
import java.util.List;

/** The schedules of the template, under the names that SAM gives them. */
final class Schedules {

  private Schedules() {}

  static List<Schedule> of(Template template) {
    List<Schedule> schedules = new ArrayList<>();
    for (FunctionResource function : template.functions()) {
      for (Trigger trigger : function.triggers()) {
        switch (trigger) {
          case Trigger.Timer it -> schedules.add(schedule(function.logicalId(), it));
          case Trigger.HttpRoute _, Trigger.StreamRecords _ -> {}
        }
      }
    }
    return schedules;
  }

  private static Schedule schedule(String functionId, Trigger.Timer timer) {
    return new Schedule(
        functionId + timer.name(), functionId, timer.kind(), timer.every(), timer.input());
  }
}
