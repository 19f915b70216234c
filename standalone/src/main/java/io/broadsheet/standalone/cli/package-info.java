/**
 * The {@code broadsheet} command, a class a subcommand. Results go to standard output, progress and
 * complaints to standard error.
 */
package io.broadsheet.standalone.cli;
