package io.trackway.testing.simulation;

import io.trackway.load.Statement;
import io.trackway.process.Ledger;
import io.trackway.stream.RecordStream;
import java.util.List;

/** A pipeline that is broken on purpose, so that the simulation itself is tested. */
public enum Defect {
  NONE;

  Ledger ledger(Ledger sound) {
    return sound;
  }

  RecordStream events(RecordStream sound) {
    return sound;
  }

  RecordStream clean(RecordStream sound) {
    return sound;
  }

  Reply reply(Reply sound) {
    return sound;
  }

  List<Statement> statements(List<Statement> sound) {
    return sound;
  }
}
