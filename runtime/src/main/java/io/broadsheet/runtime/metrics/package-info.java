/**
 * What a worker counts and measures, and the log fields of the record that it is at. The names are
 * those of docs/metrics.md.
 */
package io.broadsheet.runtime.metrics;
