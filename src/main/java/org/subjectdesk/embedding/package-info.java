/**
 * Texts as vectors whose angle tells how alike in meaning they are. ONNX Runtime lives here and
 * nowhere else.
 *
 * <p>{@link org.subjectdesk.embedding.Embedder} is the front door: two small sentence encoders in
 * this process, one for Chinese and one for Latin script. {@link
 * org.subjectdesk.embedding.WordPiece} cuts a text into the pieces that an encoder knows, {@link
 * org.subjectdesk.embedding.Encoder} makes a vector of them, and an {@link
 * org.subjectdesk.embedding.Adapter} turns it towards what readers of libraries mean. Nothing is
 * fetched from anywhere: models and vocabularies are on the class path.
 */
@NullMarked
package org.subjectdesk.embedding;

import org.jspecify.annotations.NullMarked;
