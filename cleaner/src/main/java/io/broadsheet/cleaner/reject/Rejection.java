package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;

/**
 * Why a page is no article.
 *
 * @param explanation one sentence for people
 */
public record Rejection(RejectionReason reason, String explanation) {}
