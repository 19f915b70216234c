/**
 * The gate of quality that needs nothing but the project: invented pages with their gold in the
 * markup, measured by the public metric and held to floors.
 */
package io.broadsheet.cleaner.gold;
