package io.trackway.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Path;

/** Formats every Java file of the repository in place. */
public final class Format {

  private Format() {}

  /**
   * Formats and says which files changed.
   *
   * @param arguments the repository's root
   */
  public static void main(String[] arguments) throws FormatterException {
    int changed = 0;
    for (SourceFile file : new Repository(Path.of(arguments[0])).javaFiles()) {
      String before = file.text();
      String after = formatted(before);
      if (!after.equals(before)) {
        file.write(after);
        changed++;
        System.out.println("formatted " + file);
      }
    }
    System.out.println(changed + " files changed");
  }

  /** The text as it should be. */
  static String formatted(String text) throws FormatterException {
    String imports = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(imports));
  }
}
