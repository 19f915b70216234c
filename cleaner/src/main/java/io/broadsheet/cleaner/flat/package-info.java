/**
 * Articles out of plain text and out of pages that somebody has already flattened to lines, where
 * junk is lines among lines and no markup is left to tell them apart. {@link
 * io.broadsheet.cleaner.flat.FlatPageExtractor} is the way in.
 *
 * <p>A page becomes {@code Line}s (Markdown rendered), every line a vector of {@code LineFeatures};
 * two small ensembles of decision trees, the second of which sees what the first thinks of the
 * neighbours, say how likely a line belongs to the article; {@code LinePicker} adds what words
 * alone decide. What is left is laid out in paragraphs and normalised. {@code cleaner/src/train}
 * trains the trees.
 */
package io.broadsheet.cleaner.flat;
