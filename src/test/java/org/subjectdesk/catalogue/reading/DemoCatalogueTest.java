package org.subjectdesk.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered.Taken;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Merging;

/** The holdings of the demo's libraries. */
class DemoCatalogueTest {
  @Test
  void they_are_read_without_a_fault_and_share_many_works() throws IOException {
    var records = new ArrayList<BibRecord>();
    for (var library : List.of("demo-a", "demo-b", "demo-core")) {
      var path = Path.of("faq-data", "catalogue", library + ".csv");
      try (var file = RecordFile.open(path, library + ".csv", library)) {
        for (var one = file.next(); one.isPresent(); one = file.next()) {
          assertThat(one.get()).isInstanceOf(Taken.class);
          records.add(((Taken) one.get()).entry());
        }
        assertThat(file.remarks()).isEmpty();
      }
    }
    var works = Merging.works(records);

    assertThat(records).hasSize(455);
    assertThat(works).hasSizeBetween(225, 245);
    assertThat(works).anyMatch(work -> work.libraries().size() == 3);
    assertThat(
            works.stream()
                .filter(work -> work.title().contains("新能源汽车维修"))
                .filter(work -> work.kinds().contains(Kind.EBOOK)))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(records)
        .filteredOn(one -> one.kind() == Kind.EBOOK)
        .allMatch(one -> one.access().link().startsWith("https://ebook.lib.example.edu/"));
  }
}
