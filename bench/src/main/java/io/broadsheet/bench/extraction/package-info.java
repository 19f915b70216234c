/**
 * The cleaner beside other extractors on the JVM, over folders of saved pages. A folder may hold a
 * {@code gold.json} of {@code {id: {"articleBody", "type"?}}}, whose ids are the names of the page
 * files without their endings; then the texts are scored too.
 */
package io.broadsheet.bench.extraction;
