package io.trackway.local.template;

/** A place in the template that cannot be used, and why. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TemplateException(String path, String problem) {
    super(path + " " + problem);
  }
}
