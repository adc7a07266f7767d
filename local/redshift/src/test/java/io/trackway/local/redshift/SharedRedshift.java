package io.trackway.local.redshift;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server with the default options for all test classes that take one; each has its tables. */
public final class SharedRedshift implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedRedshift.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestRedshift.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestRedshift.class, type -> new TestRedshift(), TestRedshift.class);
  }
}
