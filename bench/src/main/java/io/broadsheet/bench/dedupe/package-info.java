/** The oracle's whole decision beside the least that any text comparison has to do. */
package io.broadsheet.bench.dedupe;
