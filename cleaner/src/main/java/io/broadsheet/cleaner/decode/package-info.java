/**
 * From the bytes of a page to its text: inflating, telling text from binary content, finding the
 * charset, and repairing text that was encoded twice. Whether the text is HTML is decided here from
 * the content; what the HTML means is not.
 */
package io.broadsheet.cleaner.decode;
