package io.broadsheet.cleaner.flat;

/**
 * One line of a flattened page that has text.
 *
 * @param text plain text, as {@link io.broadsheet.cleaner.text.Normaliser#characters} leaves it;
 *     empty when the line held nothing but an address or a picture
 * @param parted whether a blank line stands before it
 * @param heading whether it was marked as a heading
 * @param bullet whether it began with a list marker
 * @param linked share of its characters that stood in links, 0 to 1
 * @param address the only address in it, or null when it names none or several
 */
record Line(
    String text, boolean parted, boolean heading, boolean bullet, double linked, String address) {}
