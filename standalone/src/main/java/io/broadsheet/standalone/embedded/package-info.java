/**
 * The servers of a pipeline in one place: a Kafka broker in this process and a Schema Registry as
 * its child. Both are the real ones; they listen on loopback only.
 */
package io.broadsheet.standalone.embedded;
