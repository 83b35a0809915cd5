package org.subjectdesk.walk;

import org.subjectdesk.client.ApiClient;
import org.subjectdesk.client.api.CallsApi;
import org.subjectdesk.client.api.CatalogueApi;
import org.subjectdesk.client.api.ContributionsApi;
import org.subjectdesk.client.api.DemandApi;
import org.subjectdesk.client.api.DeskApi;
import org.subjectdesk.client.api.DirectoryApi;
import org.subjectdesk.client.api.FaqApi;
import org.subjectdesk.client.api.LibrariansApi;
import org.subjectdesk.client.api.QuestionsApi;
import org.subjectdesk.client.api.ReaderApi;
import org.subjectdesk.client.api.ReferralsApi;
import org.subjectdesk.client.api.ScorecardApi;
import org.subjectdesk.client.api.ScriptsApi;

/**
 * All that somebody may call: one method for each tag of the contract.
 *
 * @param wire with what lets her in
 */
record Client(ApiClient wire) {
  CallsApi calls() {
    return new CallsApi(wire);
  }

  CatalogueApi catalogue() {
    return new CatalogueApi(wire);
  }

  ContributionsApi contributions() {
    return new ContributionsApi(wire);
  }

  DemandApi demand() {
    return new DemandApi(wire);
  }

  ScorecardApi scorecard() {
    return new ScorecardApi(wire);
  }

  DeskApi desk() {
    return new DeskApi(wire);
  }

  DirectoryApi directory() {
    return new DirectoryApi(wire);
  }

  FaqApi faq() {
    return new FaqApi(wire);
  }

  LibrariansApi librarians() {
    return new LibrariansApi(wire);
  }

  QuestionsApi questions() {
    return new QuestionsApi(wire);
  }

  ReaderApi reader() {
    return new ReaderApi(wire);
  }

  ReferralsApi referrals() {
    return new ReferralsApi(wire);
  }

  ScriptsApi scripts() {
    return new ScriptsApi(wire);
  }
}
