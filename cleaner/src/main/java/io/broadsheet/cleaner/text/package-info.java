/**
 * Text as its author meant it: characters, white space, glued sentences, broken and repeated
 * paragraphs. {@link io.broadsheet.cleaner.text.Normaliser} is the way in. Nothing here knows about
 * HTML or decides what is junk.
 */
package io.broadsheet.cleaner.text;
