package io.trackway.cli.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rejected lines are written, as they were and in their order; nowhere if nobody asked. */
final class RejectedFile implements AutoCloseable {

  private final @Nullable FileChannel file;

  private RejectedFile(@Nullable FileChannel file) {
    this.file = file;
  }

  /** Goes on after that many bytes; what stands behind them was written before a kill. */
  static RejectedFile open(@Nullable Path path, long keptBytes) throws IOException {
    if (path == null) {
      return new RejectedFile(null);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(keptBytes);
    file.position(file.size());
    return new RejectedFile(file);
  }

  /** Writes lines, but for those that no request can carry, and tells the file's length. */
  long write(List<RejectedLine> lines) throws IOException {
    if (file == null) {
      return 0;
    }
    for (RejectedLine rejected : lines) {
      if (!rejected.line().isTooLong()) {
        write(file, rejected.line().payload().data());
        write(file, ByteBuffer.wrap(new byte[] {'\n'}));
      }
    }
    return file.position();
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
