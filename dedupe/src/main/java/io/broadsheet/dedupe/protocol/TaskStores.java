package io.broadsheet.dedupe.protocol;

/**
 * Where a task keeps what it knows. All of it commits together.
 *
 * @param articles by id, what is known of articles beyond that they came
 * @param bodies by number of arrival, what is published of each version
 * @param registrations by task and batch, what entered and left the buckets
 * @param progress what has been sent and acknowledged
 * @param remembered by id, what is left of articles whose state has gone
 */
public record TaskStores(
    ByteStore articles,
    ByteStore bodies,
    ByteStore registrations,
    ByteStore progress,
    ByteStore remembered) {}
