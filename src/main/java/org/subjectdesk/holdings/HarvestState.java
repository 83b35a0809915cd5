package org.subjectdesk.holdings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.subjectdesk.catalogue.Delivered;

/**
 * Where a harvest keeps what it must know after a restart. Each call is one transaction and returns
 * when that is durable. Safe for any thread.
 *
 * <p>A run is what happens from a first {@link #begin} to {@link #done}. It may be interrupted, by
 * {@link #failed}, {@link #paused} or the end of the process, and goes on with the next {@link
 * #begin}. Calls that take a {@link Lease} change nothing when somebody else holds the source.
 */
public interface HarvestState {
  /**
   * Who harvests a source.
   *
   * @param holder one process at one time
   */
  record Lease(String source, String holder) {}

  /**
   * What decides whether a source is due.
   *
   * @param wanted whether somebody wished it; forgotten by {@link #begin}
   * @param ended when the last run was done or failed; empty when there was none, or when one was
   *     begun since and did not come to an end
   * @param failures how often it failed since it was last done
   */
  record Standing(boolean wanted, Optional<Instant> ended, int failures) {}

  /**
   * What is known at the begin.
   *
   * @param from the {@linkplain Finished#highWater high water} of the last run that was done
   * @param whole when the last run that asked for everything was done
   * @param open where an interrupted run goes on
   */
  record Progress(Optional<Instant> from, Optional<Instant> whole, Optional<Resume> open) {}

  /**
   * Where a run stands within the provider's list.
   *
   * @param token asks for the next page
   * @param expires until when the provider takes it, as it says
   * @param size how many records the whole list has, as the provider says
   * @param seen how many records the run has had, refused and gone ones too
   * @param asOf what becomes the high water when the run is done
   * @param everything whether the run asked for all records, not only for changed ones
   */
  record Resume(
      String token,
      Optional<Instant> expires,
      OptionalLong size,
      long seen,
      Instant asOf,
      boolean everything) {}

  /**
   * What a run came to.
   *
   * @param highWater the next run asks for what changed since then; by the provider's clock
   * @param seen how many records came
   * @param everything whether it asked for all records
   * @param sweep whether a record that this run did not bring is gone: only after a run for
   *     everything that got what was announced
   * @param remarks what librarians should know of the provider, one clause each
   */
  record Finished(
      Instant highWater, long seen, boolean everything, boolean sweep, List<String> remarks) {
    public Finished {
      remarks = List.copyOf(remarks);
    }
  }

  /** How a source stands; one that nobody knows was never harvested. */
  Standing standing(String source);

  /**
   * Takes a source, or goes on holding it.
   *
   * @return false when somebody else holds it at this time
   */
  boolean claim(Lease lease, Instant at, Instant until);

  /**
   * Begins a run, or goes on with an interrupted one.
   *
   * @param asked what is asked of which provider; when it is not what was asked before, all that is
   *     known of the source belongs to another list and is forgotten (its records stay)
   */
  Progress begin(Lease lease, String asked, Instant at);

  /**
   * Keeps records and where the run stands after them; the same record may come again and replaces
   * itself.
   *
   * @param next empty before the second page of a list and after the last
   * @return false when somebody else holds the source; nothing is kept then
   */
  boolean took(Lease lease, List<Delivered> records, Optional<Resume> next, Instant at);

  /**
   * The provider does not know its place in the list any more: the run begins again, with {@link
   * Resume} empty and from the same high water.
   */
  void afresh(Lease lease, Instant at);

  /** The run is complete; gives the source back. */
  void done(Lease lease, Finished finished, Instant at);

  /**
   * The run could not go on; gives the source back. A later run goes on where it stands.
   *
   * @param why told to librarians, one clause
   */
  void failed(Lease lease, String why, Instant at);

  /** The run was broken off by the desk; gives the source back, to be taken up at once. */
  void paused(Lease lease, Instant at);
}
