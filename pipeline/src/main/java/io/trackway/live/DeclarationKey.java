package io.trackway.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the state of a funnel or a segment is kept under: its name, and what it says, so that one
 * that is declared anew begins anew.
 */
final class DeclarationKey {

  private static final int HASH_CHARACTERS = 8;

  private DeclarationKey() {}

  static String of(Funnel funnel) {
    StringBuilder said = new StringBuilder();
    said.append(funnel.window()).append(' ').append(funnel.order());
    for (Funnel.Step step : funnel.steps()) {
      said.append('\n').append(step.events().stream().sorted().toList());
      said.append(step.where().stream().map(Funnel.Property::toString).sorted().toList());
    }
    return of(funnel.name(), said.toString());
  }

  static String of(Segment segment) {
    return of(
        segment.name(),
        segment.conditions().stream().map(Object::toString).sorted().toList().toString());
  }

  private static String of(String name, String said) {
    return name + "#" + hash(said, HASH_CHARACTERS);
  }

  /** The first characters of the text's hash, in hexadecimal. */
  static String hash(String text, int characters) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, characters);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
