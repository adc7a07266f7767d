package io.trackway.function.status;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** A context that must not be asked for anything. */
final class NoContext implements Context {

  @Override
  public String getAwsRequestId() {
    throw notThere();
  }

  @Override
  public String getLogGroupName() {
    throw notThere();
  }

  @Override
  public String getLogStreamName() {
    throw notThere();
  }

  @Override
  public String getFunctionName() {
    throw notThere();
  }

  @Override
  public String getFunctionVersion() {
    throw notThere();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw notThere();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw notThere();
  }

  @Override
  public ClientContext getClientContext() {
    throw notThere();
  }

  @Override
  public int getRemainingTimeInMillis() {
    throw notThere();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw notThere();
  }

  @Override
  public LambdaLogger getLogger() {
    throw notThere();
  }

  private static UnsupportedOperationException notThere() {
    return new UnsupportedOperationException("tests have no context");
  }
}
