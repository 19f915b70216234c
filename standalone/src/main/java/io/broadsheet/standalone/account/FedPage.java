package io.broadsheet.standalone.account;

/**
 * A page as it was fed.
 *
 * @param source file, and record in it, that it was read from
 * @param url its address
 */
public record FedPage(String source, String url) {}
