package io.trackway.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a function's settings from environment variables and reports all that is wrong with them at
 * once.
 *
 * <p>A reader that finds a problem notes it and goes on with a stand-in, so a configuration reads
 * everything first and then calls {@link #requireValid} before it uses anything.
 */
public final class Settings {

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** A variable that must be there and not empty. */
  public String text(String name) {
    return optionalText(name)
        .orElseGet(
            () -> {
              problem(name, "is not set");
              return "";
            });
  }

  /** A variable that may be absent or empty, which mean the same. */
  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Texts separated by commas, without blanks around them; none where it is absent or empty. */
  public List<String> list(String name) {
    return optionalText(name).stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * One of the constants of an enum, by its name in lower case.
   *
   * @param standIn what is returned where there is a problem
   */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E standIn) {
    String text = text(name);
    List<String> names =
        Stream.of(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    int chosen = names.indexOf(text);
    if (chosen < 0 && !text.isEmpty()) {
      problem(
          name,
          "must be one of %s and %s"
              .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.getLast()));
    }
    return chosen < 0 ? standIn : type.getEnumConstants()[chosen];
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public int wholeNumber(String name, int least, int most) {
    String text = text(name);
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, with the range that is allowed.
    }
    if (!text.isEmpty()) {
      problem(name, "must be a whole number from " + least + " to " + most);
    }
    return least;
  }

  /** Notes a problem that the caller found; the variable's value must not be part of it. */
  public void problem(String name, String message) {
    problems.add(name + " " + message);
  }

  /**
   * Ends reading.
   *
   * @throws IllegalStateException listing every problem
   */
  public void requireValid() {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The function's environment is wrong: " + String.join("; ", problems));
    }
  }
}
