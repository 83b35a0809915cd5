/**
 * The benchmark, {@code mvn -Pbench verify}; {@code docs/benchmark.md} explains its table.
 *
 * <p>{@link org.subjectdesk.bench.Bench} runs three parts: {@link
 * org.subjectdesk.bench.codec.CodecBench} and {@link org.subjectdesk.bench.SearchBench} under JMH,
 * then {@link org.subjectdesk.bench.ServerRounds}, where the product and the servers that it is
 * compared with take the same load in turns. {@link org.subjectdesk.bench.Report} prints it all.
 *
 * <p>All data is invented by seeded generators; all traffic stays on 127.0.0.1. Unlike the product,
 * these classes read the clock as they like.
 */
@NullMarked
package org.subjectdesk.bench;

import org.jspecify.annotations.NullMarked;
