/**
 * Lines that surround articles on the web at large, known by their words: read-more lines, share
 * bars, newsletter prompts, credits, bylines and the like, in some thirty languages. {@link
 * io.broadsheet.cleaner.junk.JunkLexicon} says what kind of junk a line looks like; whether it goes
 * is for the caller, who sees where the line stands. The words are in {@code junk-lexicon.txt}.
 */
package io.broadsheet.cleaner.junk;
