package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bodies meet in a group, exactly the good ones are committed and told so. */
class MixedGroupsIT {
  private static final AtomicInteger TRIES = new AtomicInteger();
  private static final List<FreshDatabase> DATABASES = new ArrayList<>();
  private static final Map<Database, Store> STORES = new EnumMap<>(Database.class);

  enum Body {
    GOOD,
    CONFLICTS_ONCE,
    THROWS_BEFORE_IT_WRITES,
    THROWS_AFTER_IT_WROTE,
    ADDS_THE_SAME_TWICE,
    HIDES_A_FAILED_STATEMENT;

    boolean good() {
      return this == GOOD || this == CONFLICTS_ONCE;
    }
  }

  @BeforeContainer
  static void open() {
    for (var database : Database.values()) {
      var fresh = database.fresh();
      DATABASES.add(fresh);
      STORES.put(database, Tables.open(fresh.settings()));
    }
  }

  @AfterContainer
  static void close() {
    STORES.values().forEach(Store::close);
    DATABASES.forEach(FreshDatabase::close);
  }

  @Property(tries = 60)
  void exactly_the_good_bodies_are_committed(
      @ForAll Database database, @ForAll @Size(max = 24) List<Body> bodies) {
    var store = Objects.requireNonNull(STORES.get(database));
    var prefix = "try" + TRIES.incrementAndGet() + "-";
    var outcomes = new ArrayList<CompletableFuture<Integer>>();
    try (var _ = Gate.before(store, "k")) {
      for (var n = 0; n < bodies.size(); n++) {
        outcomes.add(store.inTransaction("k", work(bodies.get(n), prefix + n)));
      }
    }
    var expected = new ArrayList<String>();
    for (var n = 0; n < bodies.size(); n++) {
      assertThat(succeeded(outcomes.get(n))).isEqualTo(bodies.get(n).good());
      if (bodies.get(n).good()) {
        expected.add(prefix + n);
      }
    }
    assertThat(Tables.ids(store).stream().filter(id -> id.startsWith(prefix)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean succeeded(CompletableFuture<Integer> outcome) {
    try {
      return outcome.join() == 1;
    } catch (CompletionException e) {
      return false;
    }
  }

  private static Work<Integer> work(Body body, String id) {
    var add = Tables.add(id);
    var runs = new AtomicInteger();
    return tx -> {
      if (body == Body.THROWS_BEFORE_IT_WRITES) {
        throw new IOException("before");
      }
      var added = add.run(tx);
      return switch (body) {
        case GOOD, THROWS_BEFORE_IT_WRITES -> added;
        case THROWS_AFTER_IT_WROTE -> throw new IOException("after");
        case ADDS_THE_SAME_TWICE -> add.run(tx);
        case CONFLICTS_ONCE -> {
          if (runs.incrementAndGet() == 1) {
            throw new ConflictException("thing");
          }
          yield added;
        }
        case HIDES_A_FAILED_STATEMENT -> {
          try {
            yield add.run(tx);
          } catch (StoreFailure e) {
            yield 1;
          }
        }
      };
    };
  }
}
