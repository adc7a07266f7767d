package io.trackway.tidy;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of one Java file's structure. */
final class JavaShape extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<String> longMethods = new ArrayList<>();
  private final List<String> wideTypes = new ArrayList<>();
  private final List<String> broadCatches = new ArrayList<>();
  private final List<String> defaultCases = new ArrayList<>();

  private JavaShape(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  static JavaShape of(SourceFile file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, ignored -> {}, List.of(), null, List.of(new Text(file.text())));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      JavaShape shape = new JavaShape(unit, Trees.instance(task).getSourcePositions());
      shape.scan(unit, null);
      return shape;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Methods over the given number of lines. */
  List<String> longMethods() {
    return longMethods;
  }

  /** Public types with a constructor, or a record header, of more than five arguments. */
  List<String> wideTypes() {
    return wideTypes;
  }

  /** Places that catch Exception, RuntimeException or Throwable. */
  List<String> broadCatches() {
    return broadCatches;
  }

  /** Places with a default case in a choice over types or an enum. */
  List<String> defaultCases() {
    return defaultCases;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    long lines = line(method, true) - line(method, false) + 1;
    if (lines > TidyRules.METHOD_LINES_MAX) {
      longMethods.add(method.getName() + " has " + lines + " lines");
    }
    return super.visitMethod(method, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    for (Tree member : type.getMembers()) {
      if (isPublic
          && member instanceof MethodTree method
          && method.getName().contentEquals("<init>")
          && method.getParameters().size() > TidyRules.CONSTRUCTOR_ARGUMENTS_MAX) {
        wideTypes.add(type.getSimpleName() + " takes " + method.getParameters().size());
      }
    }
    if (isPublic && type.getKind() == Tree.Kind.RECORD) {
      // A record has no instance fields but its components.
      long components =
          type.getMembers().stream()
              .filter(member -> member instanceof VariableTree field && !isStatic(field))
              .count();
      if (components > TidyRules.CONSTRUCTOR_ARGUMENTS_MAX) {
        wideTypes.add(type.getSimpleName() + " has " + components + " components");
      }
    }
    return super.visitClass(type, null);
  }

  @Override
  public @Nullable Void visitCatch(CatchTree clause, @Nullable Void unused) {
    String type = String.valueOf(clause.getParameter().getType());
    if (type.matches("Exception|RuntimeException|Throwable")) {
      broadCatches.add("line " + line(clause, false));
    }
    return super.visitCatch(clause, null);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree choice, @Nullable Void unused) {
    noteDefault(choice.getCases());
    return super.visitSwitch(choice, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree choice, @Nullable Void unused) {
    noteDefault(choice.getCases());
    return super.visitSwitchExpression(choice, null);
  }

  /** A choice over text or numbers is open and needs a default; over types and enums it is not. */
  private void noteDefault(List<? extends CaseTree> cases) {
    boolean open =
        cases.stream()
            .flatMap(branch -> branch.getLabels().stream())
            .anyMatch(
                label ->
                    label instanceof ConstantCaseLabelTree constant
                        && isOpen(constant.getConstantExpression()));
    for (CaseTree branch : cases) {
      boolean isDefault =
          branch.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (isDefault && !open) {
        defaultCases.add("line " + line(branch, false));
      }
    }
  }

  private static boolean isOpen(Tree constant) {
    // An enum's constants stand alone in a label; one with its type's name is a text or a number.
    return constant instanceof MemberSelectTree
        || (constant instanceof LiteralTree && constant.getKind() != Tree.Kind.NULL_LITERAL);
  }

  private static boolean isStatic(VariableTree field) {
    return field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private long line(Tree tree, boolean end) {
    long position =
        end ? positions.getEndPosition(unit, tree) : positions.getStartPosition(unit, tree);
    return unit.getLineMap().getLineNumber(position);
  }

  /** Source text that the compiler takes as a file. */
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("string:///Text.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
