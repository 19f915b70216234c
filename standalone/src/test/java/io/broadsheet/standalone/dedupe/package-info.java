/**
 * Dedupe on a real broker: what many workers decide together, and what an operator does to them.
 */
package io.broadsheet.standalone.dedupe;
