package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysFileTest {

  @TempDir private Path folder = Path.of("");

  private String firstKey(String text) throws IOException {
    return new KeysFile(Files.writeString(folder.resolve("keys.json"), text)).firstKey();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"web\": \"good\", \"ios\": \"other\"}",
        "{\"web\": {\"key\": \"good\"}}",
        "{\"web\": [], \"ios\": [{\"key\": \"off\", \"disabled\": true}, \"good\"]}"
      })
  void firstKey_isOneThatMaySend(String text) throws IOException {
    assertThat(firstKey(text)).isEqualTo("good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "{\"web\": {\"key\": \"off\", \"disabled\": true}}"})
  void fileWithoutOne_isRefused(String text) {
    assertThatThrownBy(() -> firstKey(text))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("No key is enabled in");
  }

  @Test
  void fileThatCannotBeRead_isRefused() {
    assertThatThrownBy(() -> firstKey("hidden"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("not JSON")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> new KeysFile(folder.resolve("absent")).firstKey())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no keys to read");
  }
}
