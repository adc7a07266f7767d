package io.trackway.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the source tree, without what builds and tools put there. */
public final class Repository {

  private static final Set<String> GENERATED =
      Set.of("target", ".git", ".trackway", ".aws-sam", "node_modules", ".idea", ".vscode");

  private final Path root;

  public Repository(Path root) {
    this.root = root;
  }

  /** The Java files, sorted by path. */
  public List<SourceFile> javaFiles() {
    return files(path -> path.toString().endsWith(".java"));
  }

  /** The files whose path from the root fits, sorted by path. */
  public List<SourceFile> files(Predicate<Path> fits) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean generated = GENERATED.contains(folder.getFileName().toString());
              return generated ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(root.relativize(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found.stream().filter(fits).sorted().map(this::file).toList();
  }

  /** The file of that path from the root. */
  public SourceFile file(String path) {
    return file(Path.of(path));
  }

  /** Whether there is a file or folder of that path from the root. */
  public boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  private SourceFile file(Path path) {
    return new SourceFile(root, path);
  }
}
