package io.broadsheet.bench.worker;

/**
 * What an article says.
 *
 * @param title may be null
 */
record Story(String title, String text) {}
