/**
 * The librarians' side: the JSON API of {@code /openapi.yaml}. {@link
 * org.subjectdesk.http.ContractRoutes} checks size and contract, {@link
 * org.subjectdesk.console.Gate} who calls and whether she may ({@code x-needs} in the contract).
 * The operations are in classes of their own: {@link org.subjectdesk.console.SignInApi} signing in,
 * {@link org.subjectdesk.console.AccountsApi} who works at the desk, {@link
 * org.subjectdesk.console.SearchApi} the hit test, {@link org.subjectdesk.console.QuestionsApi}
 * what readers asked, {@link org.subjectdesk.console.FaqApi} entries, {@link
 * org.subjectdesk.console.DraftsApi} their changes, {@link org.subjectdesk.console.FaqFilesApi}
 * whole files, {@link org.subjectdesk.console.CallsApi} project calls. {@link
 * org.subjectdesk.console.ConsolePage} serves the librarians' page, which lies in {@code
 * web/console} among the resources.
 */
@NullMarked
package org.subjectdesk.console;

import org.jspecify.annotations.NullMarked;
