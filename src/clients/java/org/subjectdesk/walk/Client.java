package org.subjectdesk.walk;

import org.subjectdesk.client.ApiClient;
import org.subjectdesk.client.api.CatalogueApi;
import org.subjectdesk.client.api.ContributionsApi;
import org.subjectdesk.client.api.DeskApi;
import org.subjectdesk.client.api.DirectoryApi;
import org.subjectdesk.client.api.FaqApi;
import org.subjectdesk.client.api.LibrariansApi;
import org.subjectdesk.client.api.QuestionsApi;
import org.subjectdesk.client.api.ReaderApi;
import org.subjectdesk.client.api.ReferralsApi;
import org.subjectdesk.client.api.ScriptsApi;

/** All that somebody may call, with what lets her in. */
record Client(
    CatalogueApi catalogue,
    ContributionsApi contributions,
    DeskApi desk,
    DirectoryApi directory,
    FaqApi faq,
    LibrariansApi librarians,
    QuestionsApi questions,
    ReaderApi reader,
    ReferralsApi referrals,
    ScriptsApi scripts) {
  Client(ApiClient wire) {
    this(
        new CatalogueApi(wire),
        new ContributionsApi(wire),
        new DeskApi(wire),
        new DirectoryApi(wire),
        new FaqApi(wire),
        new LibrariansApi(wire),
        new QuestionsApi(wire),
        new ReaderApi(wire),
        new ReferralsApi(wire),
        new ScriptsApi(wire));
  }
}
