/**
 * Dead letters back to where they came from, each once. That a letter was sent is a mark on the
 * topic of replays, written in the transaction that sends its record.
 */
package io.broadsheet.standalone.replay;
