package io.trackway.cli.tail;

import io.trackway.cli.console.Terminals;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Rejection;
import io.trackway.stream.DeliveredRecord;
import java.io.PrintWriter;
import java.time.ZoneId;

/** Prints arrivals, one in a line. */
final class ArrivalPrinter implements Arrivals {

  private static final String RED = "\u001B[31m";
  private static final String RESET = "\u001B[0m";

  private final PrintWriter out;
  private final Selection selection;
  private final Form form;
  private final ArrivalLines lines = new ArrivalLines(ZoneId.systemDefault());

  /** How an arrival is printed. */
  enum Form {
    PLAIN,
    COLOURED,
    JSON
  }

  ArrivalPrinter(PrintWriter out, Selection selection, Form form) {
    this.out = out;
    this.selection = selection;
    this.form = form;
  }

  @Override
  public synchronized void arrived(DeliveredRecord delivered) {
    switch (EnvelopeCodec.decode(delivered.bytes())) {
      case Decoded.Complete<Envelope>(Envelope envelope) -> {
        envelope.events().stream().filter(selection::shows).forEach(this::print);
        envelope.rejections().stream().filter(selection::shows).forEach(this::print);
      }
      case Decoded.Unreadable<Envelope>(String message) ->
          out.println(
              red(
                  "unreadable record %s of %s: %s"
                      .formatted(
                          delivered.sequenceNumber(),
                          delivered.shard(),
                          Terminals.shown(message))));
    }
    out.flush();
  }

  private void print(Event event) {
    out.println(form == Form.JSON ? EnvelopeCodec.text(event) : lines.line(event));
  }

  private void print(Rejection rejection) {
    out.println(form == Form.JSON ? EnvelopeCodec.text(rejection) : red(lines.line(rejection)));
  }

  private String red(String line) {
    return form == Form.COLOURED ? RED + line + RESET : line;
  }

  /** Whether nobody reads any more, as when the output's pipe was closed. */
  synchronized boolean isUnread() {
    return out.checkError();
  }
}
