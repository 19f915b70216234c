/**
 * Broadsheet beside its peers: how fast, and how good. Every benchmark is a subcommand of {@link
 * io.broadsheet.bench.Bench}; each runs in one process and one run, so that its ratios hold
 * whatever the machine. Nothing here is part of what runs in production.
 */
package io.broadsheet.bench;
