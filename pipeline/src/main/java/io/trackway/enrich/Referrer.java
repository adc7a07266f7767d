package io.trackway.enrich;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a visitor comes from, told by the page before. */
final class Referrer {

  private static final int SOURCE_BYTES_MAX = 40;
  private static final int TERM_BYTES_MAX = 200;

  private Referrer() {}

  static void write(WebAddress referrer, Optional<WebAddress> page, Section section)
      throws IOException {
    DomainName domain = DomainName.of(referrer.host());
    Optional<ReferrerSource> source = ReferrerSources.find(domain);
    boolean isInternal =
        page.map(WebAddress::host)
            .map(host -> DomainName.of(host).registered().equals(domain.registered()))
            .orElse(false);
    if (isInternal) {
      section.text("medium", "internal", SOURCE_BYTES_MAX);
    } else {
      section
          .text("medium", source.map(ReferrerSource::medium).orElse("other"), SOURCE_BYTES_MAX)
          .text("source", source.map(ReferrerSource::name).orElse(null), SOURCE_BYTES_MAX);
    }
    section.text("host", referrer.host(), PageParts.HOST_BYTES_MAX);
    if (!isInternal && source.isPresent()) {
      section.text("term", term(source.get(), referrer.parameters()), TERM_BYTES_MAX);
    }
    section.end();
  }

  private static @Nullable String term(ReferrerSource source, Parameters parameters) {
    return source.termParameters().stream()
        .map(name -> Optional.ofNullable(parameters.text(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
