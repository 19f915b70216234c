package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision;

/**
 * Everything known of one article.
 *
 * @param revision counts the texts published for it, from 1
 * @param decision null only while it is being taken
 */
record Home(Crawls crawls, int revision, Decision decision) {

  Position position() {
    return crawls.position();
  }

  String id() {
    return crawls.position().id();
  }

  boolean isCanonical() {
    return decision != null && decision.isCanonical();
  }

  long[] keys() {
    return crawls.features().keys();
  }

  Home decided(Decision taken) {
    return new Home(crawls, revision, taken);
  }
}
