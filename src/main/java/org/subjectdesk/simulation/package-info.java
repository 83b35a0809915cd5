/**
 * A term of an invented alliance, played through the desk's own API by a clock that is moved on:
 * {@link org.subjectdesk.simulation.Plot} says who does what on which day, {@link
 * org.subjectdesk.simulation.Stage} has it done, {@link org.subjectdesk.simulation.Findings} asks
 * the desk what it saw and compares. {@code docs/simulation.md} describes the term.
 */
@NullMarked
package org.subjectdesk.simulation;

import org.jspecify.annotations.NullMarked;
