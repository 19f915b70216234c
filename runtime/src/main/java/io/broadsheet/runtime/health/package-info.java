/** Whether a process lives, is ready and has started, and the HTTP server that tells. */
package io.broadsheet.runtime.health;
