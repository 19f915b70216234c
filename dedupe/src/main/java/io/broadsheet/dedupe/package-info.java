/**
 * Articles in, duplicate decisions out: the words that everything in dedupe shares.
 *
 * <p>The rule: articles have a total order, by fetch time and then id. Two articles match when they
 * are within the window, share an index key and an exact comparison confirms it. Going through the
 * articles in order, an article is canonical unless it matches an earlier canonical one; a
 * duplicate points to the best of the earlier canonical articles that it matches. So no two
 * canonical articles match and every duplicate matches its canonical article directly.
 *
 * <p>{@code feature} reduces an article to what comparisons need, {@code match} compares two of
 * those, {@code decide} takes the decisions, once for a closed set of articles and once for a
 * stream.
 */
package io.broadsheet.dedupe;
