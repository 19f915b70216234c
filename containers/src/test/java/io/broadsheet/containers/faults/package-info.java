/**
 * The fault harness: a pipeline in containers, fed all the while, to which a seeded plan of faults
 * happens. {@code FaultsIT} starts it, {@code Verdict} says whether anything was lost or doubled,
 * and {@code Report} what happened and how long each recovery took.
 */
package io.broadsheet.containers.faults;
