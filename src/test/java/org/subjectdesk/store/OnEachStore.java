package org.subjectdesk.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs twice: on SQLite and on PostgreSQL. Stands in the place of {@code @Test}. Each
 * run has a database of its own, which is gone after it. The test, and {@code @BeforeEach}, may ask
 * for
 *
 * <ul>
 *   <li>{@link Store}: opened on that database, with all tables; closed after the test
 *   <li>{@link StoreSettings}: the way to that database, for who opens it herself, twice or again
 *       after a crash; if the same test asks for the {@code Store} too, it is on the same database
 *   <li>{@link Database}: which of the two it is
 * </ul>
 *
 * <pre>{@code
 * class TranscriptIT {
 *   @OnEachStore
 *   void a_message_is_kept(Store store) { … }
 * }
 * }</pre>
 *
 * A test without JUnit's extensions (a property) takes {@link Database#fresh()} instead.
 *
 * <p>On methods rather than on classes, because Surefire 3.5 counts a class template as no test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachStore.class)
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface OnEachStore {
  /** Where the tables of the injected {@link Store} are described; the product's unless told. */
  String migrations() default Store.MIGRATIONS;
}
