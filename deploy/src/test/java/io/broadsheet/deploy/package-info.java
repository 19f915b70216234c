/**
 * Tests that hold the manifests of this folder, the compose file, the alerts and the dashboard to
 * the models of the APIs that they are written for, and to the names that the code has. No cluster
 * is needed, and none of them shows that a cluster would run what they accept.
 */
package io.broadsheet.deploy;
