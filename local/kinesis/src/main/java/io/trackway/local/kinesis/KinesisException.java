package io.trackway.local.kinesis;

/** A refusal that the caller sees: an error type of the service, a message and a status. */
final class KinesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final String THROUGHPUT_EXCEEDED = "ProvisionedThroughputExceededException";

  private final String type;
  private final int status;

  private KinesisException(String type, int status, String message) {
    super(message, null, false, false);
    this.type = type;
    this.status = status;
  }

  /** A refusal that the client caused. */
  static KinesisException of(String type, String message) {
    return new KinesisException(type, 400, message);
  }

  static KinesisException withStatus(int status, String type, String message) {
    return new KinesisException(type, status, message);
  }

  static KinesisException invalidArgument(String message) {
    return of("InvalidArgumentException", message);
  }

  static KinesisException notFound(String message) {
    return of("ResourceNotFoundException", message);
  }

  static KinesisException limitExceeded(String message) {
    return of("LimitExceededException", message);
  }

  static KinesisException serialization(String message) {
    return of("SerializationException", message);
  }

  static KinesisException validation(String message) {
    return of("ValidationException", message);
  }

  /** A member of the request breaks a constraint of the service's model. */
  static KinesisException constraint(String member, String value, String constraint) {
    return validation(
        "1 validation error detected: Value "
            + value
            + " at '"
            + member
            + "' failed to satisfy constraint: Member must "
            + constraint);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
