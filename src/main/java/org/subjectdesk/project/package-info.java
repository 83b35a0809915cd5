/**
 * Project calls (学科+项目) as they lie in the store: {@link org.subjectdesk.project.Projects} takes an
 * act through {@code call}'s rules, keeps what comes of it and its line in the audit, all in one
 * transaction. {@link org.subjectdesk.project.CallTables} owns {@code project_call}, {@code
 * call_application}, {@code call_score}, {@code call_party} and {@code call_milestone}; {@link
 * org.subjectdesk.project.CallComments} and {@link org.subjectdesk.project.CallFiles} own the
 * tables of their names. {@link org.subjectdesk.project.CallMatching} says which call a librarian
 * should look at.
 */
@NullMarked
package org.subjectdesk.project;

import org.jspecify.annotations.NullMarked;
