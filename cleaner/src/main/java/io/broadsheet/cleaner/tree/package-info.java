/** Learned models as sums of decision trees: reading and asking them. Training lives elsewhere. */
package io.broadsheet.cleaner.tree;
