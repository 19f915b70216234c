package io.broadsheet.cleaner.flat;

/**
 * What became of one line of a page, for explaining the outcome.
 *
 * @param text the line as plain text
 * @param probability how likely it belongs to the article by the model alone, 0 to 1
 * @param removed why it is not in the text, in kebab-case, or null when it is
 */
public record JudgedLine(String text, float probability, String removed) {}
