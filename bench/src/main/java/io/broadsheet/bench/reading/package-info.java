/** What reading pages from files of every form costs, beside cleaning the same pages. */
package io.broadsheet.bench.reading;
