/**
 * Identifies the language of an article from its text. Scripts that one language alone uses decide
 * at once; the others are told apart by the n-gram weights of the OpenNLP language model, held in a
 * compact table that scores a sample of the text. Languages of Africa that this model does not know
 * are told by their function words from those that it takes them for.
 */
package io.broadsheet.cleaner.language;
