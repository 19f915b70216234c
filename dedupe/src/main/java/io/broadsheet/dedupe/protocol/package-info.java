/**
 * The distributed form of dedupe, without Kafka: tasks that decide a stream of articles together,
 * each holding a part of the articles and a part of the index.
 *
 * <p>A {@link io.broadsheet.dedupe.protocol.DedupeTask} is the <i>home</i> of the articles of its
 * partition and has the <i>buckets</i> of the index keys that fall to it. Homes register versions
 * of articles in buckets, buckets offer them earlier candidates, homes compare by asking each
 * other, and tell those that match of every change. See docs/dedupe-protocol.md.
 */
package io.broadsheet.dedupe.protocol;
