/**
 * The accounting law on any cluster. A first pass counts the places of every page in a few bytes
 * each; only for pages that break the law does a second pass look up what they are and where they
 * were seen.
 */
package io.broadsheet.standalone.audit;
