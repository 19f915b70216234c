/**
 * The dedupe worker on a real broker: how fast it is beside topologies that do little, how long an
 * article takes, and how much it keeps. The broker is a process of its own; the registry is the
 * client library's own mock, in this process, which no worker asks more than once a schema.
 */
package io.broadsheet.bench.worker;
