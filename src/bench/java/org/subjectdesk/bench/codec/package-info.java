/** Ways to do the envelope's work: the product's, WxJava's, and what the JDK alone needs. */
@NullMarked
package org.subjectdesk.bench.codec;

import org.jspecify.annotations.NullMarked;
