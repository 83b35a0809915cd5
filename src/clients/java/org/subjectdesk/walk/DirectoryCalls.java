package org.subjectdesk.walk;

import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.CheckDirectoryRequest;
import org.subjectdesk.client.model.WriteDirectoryRequest;

/** The alliance's files: tag {@code directory}. */
final class DirectoryCalls {
  private static final String SOURCES =
      "- {id: demo-b-opac, library: demo-b, name: 青禾馆书目, address: '{{alliance.oai}}', prefix:"
          + " oai_dc}\n";

  private final Door door;

  DirectoryCalls(Door door) {
    this.door = door;
  }

  /** Writes a source of records, which {@link CatalogueCalls} harvests. */
  void make() throws ApiException {
    var directory = door.librarian("shen").directory();
    var wrong = new CheckDirectoryRequest().name("sources.yaml").text("- {id: x}\n");
    Check.that(!directory.checkDirectory(wrong).getFaults().isEmpty(), "faults with their lines");
    var form = new WriteDirectoryRequest().name("sources.yaml").text(SOURCES);
    directory.writeDirectory(form.edition(directory.readDirectory().getEdition()));
  }
}
