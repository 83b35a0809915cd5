package org.subjectdesk.walk;

import org.subjectdesk.client.ApiClient;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.Problem;

/** What the desk says when it does not do something. */
final class Refused {
  private Refused() {}

  /** A call. */
  interface Call {
    Object make() throws ApiException;
  }

  /** The problem that it comes to. */
  static Problem by(Call call) throws Exception {
    try {
      call.make();
    } catch (ApiException refused) {
      return ApiClient.createDefaultObjectMapper()
          .readValue(refused.getResponseBody(), Problem.class);
    }
    throw new IllegalStateException("missing: a refusal");
  }
}
