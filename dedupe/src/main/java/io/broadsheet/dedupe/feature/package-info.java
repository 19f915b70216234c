/**
 * Reduces an article to its features: word shingles, numbers, names and the index keys by which
 * likely copies find each other. Everything here is a pure function of title and text; nothing here
 * compares two articles.
 */
package io.broadsheet.dedupe.feature;
