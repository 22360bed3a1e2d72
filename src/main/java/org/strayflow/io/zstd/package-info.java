/**
 * Unpacks zstd (RFC 8878) in plain Java: every access is checked by the JVM, so that no file can do more than fail. Knows nothing of tables
 * and packs nothing; read {@link org.strayflow.io.zstd.ZstdInputStream} first.
 */
@NullMarked
package org.strayflow.io.zstd;

import org.jspecify.annotations.NullMarked;
