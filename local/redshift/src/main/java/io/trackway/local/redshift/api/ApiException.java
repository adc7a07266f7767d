package io.trackway.local.redshift.api;

/** A refused call: the service's exception, as its protocol carries it. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int httpStatus;

  private ApiException(String type, int httpStatus, String message) {
    super(message);
    this.type = type;
    this.httpStatus = httpStatus;
  }

  static ApiException validation(String message) {
    return new ApiException("ValidationException", 400, message);
  }

  static ApiException notFound(String message) {
    return new ApiException("ResourceNotFoundException", 400, message);
  }

  static ApiException tooManyActive(int max) {
    return new ApiException(
        "ActiveStatementsExceededException",
        400,
        "The number of active statements exceeds the limit of " + max + ".");
  }

  static ApiException tooManyWaiting() {
    return new ApiException(
        "ActiveWaitingRequestsExceededException",
        400,
        "The number of active requests with WaitTimeSeconds for the same SQL statement exceeds the"
            + " limit.");
  }

  /** The service throttles with 400, not 429. */
  static ApiException throttled() {
    return new ApiException("ThrottlingException", 400, "Rate exceeded");
  }

  static ApiException unknownOperation(String target) {
    return new ApiException("UnknownOperationException", 400, "No such operation here: " + target);
  }

  static ApiException internal(String message) {
    return new ApiException("InternalServerException", 500, message);
  }

  String type() {
    return type;
  }

  int httpStatus() {
    return httpStatus;
  }
}
