/**
 * What a page says about its article: title, authors, dates, description, address.
 *
 * <p>{@link io.broadsheet.cleaner.metadata.MetadataExtractor} asks the page's sources in a fixed
 * order and believes the first plausible answer: JSON-LD, meta tags, microdata, the visible
 * headline, byline and date line, and at last the URL. The article's text is not extracted here.
 */
package io.broadsheet.cleaner.metadata;
