/**
 * The model that extraction works on: a page as a list of {@link io.broadsheet.cleaner.block.Block
 * blocks} of text in reading order, each with its place in the page and the decision taken about
 * it. How blocks are found and judged does not live here.
 */
package io.broadsheet.cleaner.block;
