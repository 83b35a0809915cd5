package org.subjectdesk.catalogue.reading;

/** Field 856, which MARC 21 and CNMARC share: where it can be read. */
final class MarcLinks {
  private static final String DOI = "doi.org/";

  private MarcLinks() {}

  /** The first address that is no DOI's, and the DOIs among the others. */
  static void add(MarcFields marc, Draft draft) {
    for (var address : marc.all("856", 'u')) {
      if (address.contains(DOI)) {
        draft.add(Part.DOI, address);
      } else {
        draft.orElse(Part.LINK, address);
      }
    }
  }
}
