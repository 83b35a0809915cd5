/**
 * Strict reading of the YAML files that people write: configuration, texts, FAQ entries.
 *
 * <p>{@link org.subjectdesk.yaml.YamlFile} turns a file into nodes that know their line; a {@link
 * org.subjectdesk.yaml.YamlNode} gives out values and puts whatever is wrong into one list of
 * {@link org.subjectdesk.yaml.Faults}, so that a reader of a file goes on and names every fault at
 * once. No objects are built from a file, anchors and aliases are refused, and size and depth are
 * bounded, so a hostile file costs no more than its length.
 */
@NullMarked
package org.subjectdesk.yaml;

import org.jspecify.annotations.NullMarked;
