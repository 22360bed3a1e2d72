package org.strayflow.flow;

/**
 * Names the exact content of a file.
 *
 * @param name the file's name without its folder
 * @param bytes its size
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record Fingerprint(String name, long bytes, String sha256) {}
