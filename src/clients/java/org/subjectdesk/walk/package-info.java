/**
 * A program of somebody else: it makes every call of the desk's API with the client that
 * openapi-generator makes of {@code openapi.yaml}, and knows nothing else of the desk. One class
 * for each tag of the contract; {@link org.subjectdesk.walk.EveryCall} puts them in the order of a
 * desk's day. Compiled and run by {@code GeneratedJavaClientIT}; docs/clients.md tells how to begin
 * such a program.
 */
@NullMarked
package org.subjectdesk.walk;

import org.jspecify.annotations.NullMarked;
