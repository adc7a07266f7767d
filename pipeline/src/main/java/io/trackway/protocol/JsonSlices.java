package io.trackway.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells apart the values that JSON text is made of by its strings and brackets alone, so that a
 * broken value does not take its neighbours with it; whoever reads a value checks it.
 */
final class JsonSlices {

  private static final int UNTERMINATED = -1;

  private final byte[] text;
  private int position;

  private JsonSlices(byte[] text, int start) {
    this.text = text;
    this.position = start;
  }

  /** The bytes from start (included) to end (excluded). */
  record Slice(int start, int end) {}

  /** A field's name, with its quotes, and its value. */
  record Member(Slice name, Slice value) {}

  /** Text that cannot be told apart. */
  static final class UnbalancedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnbalancedException() {
      super("unbalanced", null, false, false);
    }
  }

  /** The values that follow one another in the text, with or without space between them. */
  static List<Slice> values(byte[] text, int start) throws UnbalancedException {
    JsonSlices slices = new JsonSlices(text, start);
    List<Slice> values = new ArrayList<>();
    while (slices.next() != UNTERMINATED) {
      values.add(slices.value());
    }
    return values;
  }

  /** The elements of an array; one of no bytes stands where a value is missing. */
  static List<Slice> elements(byte[] text, Slice array) throws UnbalancedException {
    JsonSlices slices = new JsonSlices(text, array.start() + 1);
    List<Slice> elements = new ArrayList<>();
    if (slices.next() == ']') {
      return elements;
    }
    while (true) {
      int start = slices.position;
      int first = slices.next();
      boolean missing = first == ',' || first == ']';
      elements.add(missing ? new Slice(start, start) : slices.value());
      if (slices.take(',', ']') == ']') {
        slices.requireEnd(array);
        return elements;
      }
    }
  }

  /** The fields of an object. */
  static List<Member> members(byte[] text, Slice object) throws UnbalancedException {
    JsonSlices slices = new JsonSlices(text, object.start() + 1);
    List<Member> members = new ArrayList<>();
    if (slices.next() == '}') {
      return members;
    }
    while (true) {
      if (slices.next() != '"') {
        throw new UnbalancedException();
      }
      Slice name = slices.value();
      slices.take(':', ':');
      members.add(new Member(name, slices.value()));
      if (slices.take(',', '}') == '}') {
        slices.requireEnd(object);
        return members;
      }
    }
  }

  /** The byte after any space, which is not taken. */
  private int next() {
    while (position < text.length && isSpace(text[position])) {
      position++;
    }
    return position < text.length ? text[position] : UNTERMINATED;
  }

  private byte take(char one, char other) throws UnbalancedException {
    int next = next();
    if (next != one && next != other) {
      throw new UnbalancedException();
    }
    return text[position++];
  }

  private void requireEnd(Slice whole) throws UnbalancedException {
    if (position != whole.end()) {
      throw new UnbalancedException();
    }
  }

  private Slice value() throws UnbalancedException {
    int first = next();
    int start = position;
    if (first == '"') {
      skipString();
    } else if (first == '{' || first == '[') {
      skipNested();
    } else {
      skipScalar();
    }
    return new Slice(start, position);
  }

  private void skipNested() throws UnbalancedException {
    int depth = 0;
    while (position < text.length) {
      byte current = text[position];
      if (current == '"') {
        skipString();
        continue;
      }
      position++;
      if (current == '{' || current == '[') {
        depth++;
      } else if ((current == '}' || current == ']') && --depth == 0) {
        return;
      }
    }
    throw new UnbalancedException();
  }

  private void skipString() throws UnbalancedException {
    for (int index = position + 1; index < text.length; index++) {
      byte current = text[index];
      if (current == '\\') {
        index++;
      } else if (current == '"') {
        position = index + 1;
        return;
      }
    }
    throw new UnbalancedException();
  }

  private void skipScalar() throws UnbalancedException {
    int start = position;
    while (position < text.length && !isDelimiter(text[position])) {
      position++;
    }
    if (position == start) {
      throw new UnbalancedException();
    }
  }

  private static boolean isDelimiter(byte current) {
    return isSpace(current) || "{}[],:\"".indexOf(current) >= 0;
  }

  private static boolean isSpace(byte current) {
    return current == ' ' || current == '\t' || current == '\r' || current == '\n';
  }
}
