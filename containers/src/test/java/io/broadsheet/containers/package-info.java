/**
 * The images of the workers in containers, beside real brokers and a real registry: {@code Site} is
 * a pipeline of containers, {@code PageFile} what is fed to it. What happens to it is in the tests.
 */
package io.broadsheet.containers;
