package io.trackway.local.secrets;

/** A refusal that the caller sees: an error type of the service and a message. */
final class SecretsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int status;

  private SecretsException(String type, int status, String message) {
    super(message, null, false, false);
    this.type = type;
    this.status = status;
  }

  /** A refusal that the client caused. */
  static SecretsException of(String type, String message) {
    return new SecretsException(type, 400, message);
  }

  static SecretsException withStatus(int status, String type, String message) {
    return new SecretsException(type, status, message);
  }

  static SecretsException invalidParameter(String message) {
    return of("InvalidParameterException", message);
  }

  static SecretsException notFound(String message) {
    return of("ResourceNotFoundException", message);
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
