package org.subjectdesk.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.api.FaqApi;
import org.subjectdesk.client.model.Form;
import org.subjectdesk.client.model.Found;
import org.subjectdesk.client.model.PublishDraftsRequest;
import org.subjectdesk.client.model.RestoreRevisionRequest;

/** From a draft to what readers get: tag {@code faq}. */
final class FaqCalls {
  private static final String LIBRARY = "demo-a";
  private static final String ID = "robots";
  private static final String QUESTION = "机器人实训室在哪里？";

  private final Door door;

  FaqCalls(Door door) {
    this.door = door;
  }

  void make() throws Exception {
    var faq = door.librarian("fang").faq();
    write(faq);
    files(faq);
    Check.that(faq.readBands(LIBRARY).getSamples() > 0, "calibrated bands");
    faq.listDueReviews(LIBRARY, 3650);
  }

  private static void write(FaqApi faq) throws ApiException {
    var drafted = faq.putDraft(ID, LIBRARY, form("三号楼二层。"), null, null);
    Check.that(faq.reviewDrafts(LIBRARY).getDrafts().size() >= 1, "the difference");
    faq.publishDrafts(LIBRARY, null, null, new PublishDraftsRequest().ids(List.of(ID)));
    Check.that(
        faq.searchEntries(QUESTION, LIBRARY).getBand() == Found.BandEnum.ANSWER, "readers get it");

    var live = faq.readEntry(ID, LIBRARY);
    Check.that(!live.getState().equals(drafted.getState()), "another state");
    var changed = faq.putDraft(ID, LIBRARY, form("三号楼四层。"), null, live.getState());
    faq.dropDraft(ID, LIBRARY, changed.getState());
    faq.restoreRevision(ID, LIBRARY, new RestoreRevisionRequest().revision(1L), null, null);
    Check.that(
        faq.listEntries(LIBRARY, "机器人实训室", "library", 1, 10).getTotal() >= 1, "it is in the list");
  }

  private static void files(FaqApi faq) throws ApiException, IOException {
    var file = Files.createTempFile("entries", ".csv");
    try {
      Files.writeString(file, "id,subject,question,variants,answer\nlamps,*,台灯在哪借？,,一楼服务台。\n");
      faq.importEntries(LIBRARY, "entries.csv", file.toFile(), null, true);
    } finally {
      Files.delete(file);
    }
    var exported = faq.exportEntries(LIBRARY, "csv").toPath();
    try {
      Check.that(Files.readString(exported).contains(QUESTION), "the entry in the file");
    } finally {
      Files.delete(exported);
    }
  }

  private static Form form(String answer) {
    return new Form()
        .subject("*")
        .question(QUESTION)
        .variants(List.of("去哪找机器人", "机器人实验室怎么走"))
        .answer(answer);
  }
}
