/**
 * Addresses of pages: their normal form, the site that they belong to, and which declared canonical
 * address is believed. Plain string work; nothing here touches the network.
 */
package io.broadsheet.cleaner.url;
