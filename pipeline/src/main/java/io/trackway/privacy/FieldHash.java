package io.trackway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a pseudonym in place of a text: the same for the same text, and of no use to whoever does
 * not know the salt, since without it likely texts cannot be tried.
 */
public final class FieldHash {

  /** Below it the salt could be guessed. */
  public static final int SALT_CHARACTERS_MIN = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec salt;

  /**
   * The hash with that salt.
   *
   * @throws IllegalArgumentException where the salt is shorter than {@link #SALT_CHARACTERS_MIN}
   */
  public FieldHash(String salt) {
    if (salt.length() < SALT_CHARACTERS_MIN) {
      throw new IllegalArgumentException(
          "the salt of hashed fields must have at least " + SALT_CHARACTERS_MIN + " characters");
    }
    this.salt = new SecretKeySpec(salt.getBytes(UTF_8), ALGORITHM);
  }

  /** HMAC-SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
  public String of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(salt);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
