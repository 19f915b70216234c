/** The cleaner on Kafka Streams: a thin adapter around the domain, which knows nothing of Kafka. */
package io.broadsheet.cleaner.stream;
