/** Tells pages that hold no article from those that do, and says why. */
package io.broadsheet.cleaner.reject;
