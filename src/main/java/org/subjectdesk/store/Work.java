package org.subjectdesk.store;

/**
 * The body of one transaction.
 *
 * <p>A body must be <b>repeatable</b>: it may run more than once before its transaction is
 * committed, because a neighbour in its group failed, because of a conflict, or because the
 * connection was lost. Whatever an earlier run wrote was rolled back by then, so a body that only
 * reads and writes through its {@link Tx} is repeatable without any care; one that counts, sends or
 * logs on the side is not. Compute what needs the processor before, and send what must be sent
 * after the transaction.
 *
 * <p>A body runs on its lane's thread and everything behind it waits, so it must not block on
 * anything but its {@code Tx}, and must not keep the {@code Tx} after it has returned.
 *
 * @param <T> what it hands to the caller, never null
 */
@FunctionalInterface
public interface Work<T> {
  /**
   * Reads and writes.
   *
   * @throws Exception whatever it likes; the transaction is rolled back and the caller gets it
   */
  T run(Tx tx) throws Exception;
}
