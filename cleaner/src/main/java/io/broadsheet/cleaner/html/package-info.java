/** From an HTML document to the text of its article: blocks are read, judged, and put together. */
package io.broadsheet.cleaner.html;
