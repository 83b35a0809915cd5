package org.subjectdesk.catalogue.reading;

import java.util.Optional;

/** Tells the two flavours of MARC apart: only MARC 21 has its title in 245. */
final class MarcDrafts {
  static final String NONE = "a record without a title field, 200 in CNMARC, 245 in MARC 21";

  private MarcDrafts() {}

  /** The parts of a record; empty when it is of neither flavour. */
  static Optional<Draft> draft(MarcFields marc) {
    if (marc.has("245")) {
      return Optional.of(Marc21.draft(marc));
    }
    return marc.has("200") ? Optional.of(Cnmarc.draft(marc)) : Optional.empty();
  }
}
