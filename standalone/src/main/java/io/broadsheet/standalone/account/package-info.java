/**
 * The accounting law: every page that was accepted ends in exactly one place. The book is plain
 * Java and is fed with what stands on the topics; a reader brings it that.
 */
package io.broadsheet.standalone.account;
