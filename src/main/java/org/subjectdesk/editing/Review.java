package org.subjectdesk.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.Drafts.Draft;

/** All drafts of a layer, as librarians look at them before publishing. */
public record Review(List<Proposal> proposals) {
  public Review {
    proposals = List.copyOf(proposals);
  }

  /**
   * One draft and what it would change.
   *
   * @param after the entry as it would be, empty for a withdrawal
   * @param alliance the live alliance entry with the same id, if the draft belongs to a library
   */
  public record Proposal(Standing standing, Optional<FaqEntry> after, Optional<FaqEntry> alliance) {
    /** The draft. */
    public Draft draft() {
      return standing.draft().orElseThrow();
    }

    /** The entry's id. */
    public String id() {
      return draft().entry().id();
    }

    /** What changes against what is live. */
    public Difference difference() {
      return Difference.between(standing.live(), after);
    }

    /** What the library's readers get other than the alliance's; of a withdrawal nothing. */
    public Optional<Difference> overlay() {
      return alliance
          .filter(_ -> after.isPresent())
          .map(shared -> Difference.between(Optional.of(shared), after));
    }

    /** Whether the live entry was changed since the draft was begun. */
    public boolean isStale() {
      return draft().base() != standing.revision();
    }
  }

  /** Tells these drafts from all others. */
  public String tag() {
    var tags =
        proposals.stream()
            .map(proposal -> proposal.id() + "@" + proposal.standing().tag())
            .collect(Collectors.joining("\n"));
    return proposals.size() + "." + Integer.toHexString(tags.hashCode());
  }
}
