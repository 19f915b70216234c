package io.broadsheet.bench.worker;

import java.time.Instant;

/**
 * What an article says, and when.
 *
 * @param title may be null
 */
record Story(Instant at, String title, String text) {}
