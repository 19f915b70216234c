/** Words and phrases that give away what a block of text is for. */
package io.broadsheet.cleaner.cue;
