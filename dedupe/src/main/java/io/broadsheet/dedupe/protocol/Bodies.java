package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.feature.Features;

/**
 * The articles as they are published. The protocol keeps them, and reads no more in them than this.
 *
 * @param <B> an article as it is published
 */
public interface Bodies<B> {

  byte[] encode(B body);

  B decode(byte[] bytes);

  /** The features of the text; the same ones whenever it is asked. */
  Features features(B body);

  /** How many bytes a body takes in memory without its features, about. */
  int size(B body);
}
