/** Options from environment variables, secrets from files, and what contradicts itself in them. */
package io.broadsheet.standalone.config;
