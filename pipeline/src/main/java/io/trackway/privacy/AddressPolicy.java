package io.trackway.privacy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What is kept of the network addresses of users. */
public enum AddressPolicy {

  /** All of it. */
  KEEP,

  /** The network alone: 24 bits of a version 4 address, 48 of a version 6 one. */
  TRUNCATE,

  /** Nothing. */
  DROP;

  private static final int KEPT_BYTES_4 = 3;
  private static final int KEPT_BYTES_6 = 6;

  /** What is kept of that address; what is no address cannot be truncated and is dropped then. */
  Optional<String> kept(String address) {
    return switch (this) {
      case KEEP -> Optional.of(address);
      case TRUNCATE -> truncated(address);
      case DROP -> Optional.empty();
    };
  }

  private static Optional<String> truncated(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address.strip());
      byte[] bytes = parsed.getAddress();
      int kept = parsed instanceof Inet4Address ? KEPT_BYTES_4 : KEPT_BYTES_6;
      for (int index = kept; index < bytes.length; index++) {
        bytes[index] = 0;
      }
      return Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (IllegalArgumentException | UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
