package io.broadsheet.schemas;

/**
 * A value with the bytes that it was read from, so that it need not be encoded again to be stored.
 *
 * @param value may be null
 * @param bytes Avro's single-object encoding of the value, not to be changed; null when it was
 *     written with another schema than that of its class
 */
public record Encoded<T>(T value, byte[] bytes) {}
