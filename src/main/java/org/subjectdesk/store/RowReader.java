package org.subjectdesk.store;

/**
 * Makes an object of the row that a query stands on.
 *
 * @param <T> the object, never null
 */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads one row; the row must not be kept. */
  T read(Row row);
}
