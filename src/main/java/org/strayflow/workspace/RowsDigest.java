package org.strayflow.workspace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.strayflow.eval.Partition;
import org.strayflow.flow.Selection;
import org.strayflow.io.SourceFile;
import org.strayflow.task.Feedback;

/** Names the very rows of partitions: SHA-256 of the files' fingerprints and of the numbers of the rows. */
final class RowsDigest {
    private static final int BLOCK = 8_192;

    /** No number of a row. */
    private static final int BETWEEN = -1;

    private RowsDigest() {}

    static String of(Analysis analysis, List<Partition> partitions, Feedback feedback) {
        MessageDigest digest = sha256();
        for (SourceFile source : analysis.capture().files()) {
            digest.update(source.fingerprint().sha256().getBytes(StandardCharsets.US_ASCII));
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Integer.BYTES);
        for (Partition partition : partitions) {
            if (partition != partitions.getFirst()) {
                digest.update(block.clear().putInt(BETWEEN).flip());
            }
            Selection rows = analysis.split().rows(partition);
            for (int from = 0; from < rows.size(); from += BLOCK) {
                feedback.check();
                block.clear();
                for (int place = from; place < Math.min(rows.size(), from + BLOCK); place++) {
                    block.putInt(rows.get(place));
                }
                digest.update(block.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
