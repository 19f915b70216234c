/** Fair timing: contestants take turns, their CPU time is taken, and medians are compared. */
package io.broadsheet.bench.race;
