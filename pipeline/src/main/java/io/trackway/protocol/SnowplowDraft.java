package io.trackway.protocol;

import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.Identity;
import io.trackway.event.RejectionCode;
import io.trackway.request.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a tracker's fields into what the model says of an event. */
final class SnowplowDraft {

  private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,18}");

  private SnowplowDraft() {}

  /** The event that the fields make. */
  static Draft of(SnowplowUnpacked unpacked, SnowplowVisitor visitor) throws FaultyEventException {
    FaultyEventException fault = unpacked.fault();
    if (fault != null) {
      throw fault;
    }
    try {
      return of(new SnowplowFields(unpacked), visitor);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Draft of(SnowplowFields fields, SnowplowVisitor visitor)
      throws IOException, FaultyEventException {
    String type = fields.take("e");
    if (type == null) {
      throw new FaultyEventException(RejectionCode.MISSING_FIELD, "e must be given");
    }
    fields.take("eid");
    SnowplowAction action = SnowplowAction.of(type, fields);
    Identity identity = identity(fields);
    String sent = fields.take("stm");
    ClientTimes times = times(fields, sent);
    return new Draft(
        action.type(),
        action.name(),
        identity,
        times,
        new Details(
            action.properties(),
            SnowplowContext.of(fields, action.schema()),
            visitor.request(times.sentAt() == null ? sent : null)));
  }

  /**
   * The user, and the device by the tracker's own id or the one that the tracker was given; not by
   * the cookie of the endpoint, which may be another one when the event is sent again.
   */
  private static Identity identity(SnowplowFields fields) throws FaultyEventException {
    String device = fields.take("duid");
    if (device == null) {
      device = SnowplowSession.device(fields.lookJson(SnowplowUnpacked.CONTEXTS));
    }
    if (device == null) {
      // Both stay among the fields, which thereby tell where the id is from.
      String network = fields.look("tnuid");
      device = network == null ? fields.look("nuid") : network;
    }
    return new Identity(fields.take("uid"), device);
  }

  /**
   * When it happened: the true time where the tracker was told it, else that of the device's clock.
   *
   * <p>The true time is not the device's, so when the device sent it says nothing about it, and is
   * not told here: it would be taken for a clock that is wrong.
   */
  private static ClientTimes times(SnowplowFields fields, @Nullable String sent)
      throws FaultyEventException {
    Instant sentAt = time("stm", sent);
    String truly = fields.look("ttm");
    if (truly != null) {
      time("dtm", fields.look("dtm"));
      return new ClientTimes(time("ttm", truly), null);
    }
    return new ClientTimes(time("dtm", fields.take("dtm")), sentAt);
  }

  private static @Nullable Instant time(String field, @Nullable String text)
      throws FaultyEventException {
    if (text == null) {
      return null;
    }
    if (!MILLISECONDS.matcher(text).matches()) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD,
          field + " must be a whole number of milliseconds since 1970");
    }
    return Timestamps.fromNumber(field, text);
  }
}
