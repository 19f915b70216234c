/** How fast files are fed, beside the producer performance tool of Kafka. */
package io.broadsheet.bench.ingest;
