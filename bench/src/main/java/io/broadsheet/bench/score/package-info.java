/**
 * The metric of the public article-extraction benchmarks: bags of four-word runs, compared with a
 * gold text.
 */
package io.broadsheet.bench.score;
