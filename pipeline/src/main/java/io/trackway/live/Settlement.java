package io.trackway.live;

import java.util.List;

/**
 * What changes together or not at all, at most {@link
 * io.trackway.event.Limits#SETTLEMENT_CHANGES_MAX} changes, each of another place.
 *
 * @param documents are stored where none of them has changed since it was read
 * @param marks are stored or removed without asking for their version
 * @param tallies are added to what is there
 */
public record Settlement(List<Document> documents, List<Document> marks, List<Tally> tallies) {

  public Settlement {
    documents = List.copyOf(documents);
    marks = List.copyOf(marks);
    tallies = List.copyOf(tallies);
  }

  /** How many changes it is. */
  public int changes() {
    return documents.size() + marks.size() + tallies.size();
  }
}
