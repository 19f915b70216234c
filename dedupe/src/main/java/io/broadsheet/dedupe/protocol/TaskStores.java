package io.broadsheet.dedupe.protocol;

/**
 * Where a task keeps what it knows. All of it commits together.
 *
 * @param articles by id, what is known of each article
 * @param features by number of arrival, those of each version
 * @param registrations by task and batch, what entered and left the buckets
 * @param progress what has been sent and acknowledged
 * @param bodies what is published of each version, by number of arrival
 */
public record TaskStores<B>(
    ByteStore articles,
    ByteStore features,
    ByteStore registrations,
    ByteStore progress,
    Bodies<B> bodies) {

  /** The articles as they are published; the protocol only passes them through. */
  public interface Bodies<B> {

    /** The body, or null. */
    B get(long arrival);

    void put(long arrival, B body);

    void delete(long arrival);
  }
}
