package org.strayflow.ui.view;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures of the window as PNG (W3C, Portable Network Graphics, third edition), true colour without transparency, without AWT.
 * Works on the headless platform too.
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int FILTER_UP = 2;

    private PngWriter() {}

    /** Takes a picture of a scene as it is laid out now and writes it; to be called on JavaFX's thread. */
    public static void write(Scene scene, Path file) throws IOException {
        write(scene.snapshot(null), file);
    }

    /** Takes a picture of a node as it is laid out now and writes it; to be called on JavaFX's thread. */
    public static void write(Node node, Path file) throws IOException {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        write(node.snapshot(parameters, null), file);
    }

    /** Writes an image; replaces the file, makes missing folders. */
    public static void write(Image image, Path file) throws IOException {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes(image));
    }

    /** The image as a PNG file's bytes. */
    public static byte[] bytes(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(header)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {8, 2, 0, 0, 0});
        }
        chunk(file, "IHDR", header.toByteArray());
        chunk(file, "IDAT", pixels(image, width, height));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** The rows, each as differences to the row above, which packs flat surfaces well. */
    private static byte[] pixels(Image image, int width, int height) throws IOException {
        byte[] bgra = new byte[width * 4];
        byte[] above = new byte[width * 3];
        byte[] row = new byte[width * 3];
        byte[] filtered = new byte[1 + width * 3];
        filtered[0] = FILTER_UP;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getByteBgraInstance(), bgra, 0, width * 4);
                for (int x = 0; x < width; x++) {
                    row[3 * x] = bgra[4 * x + 2];
                    row[3 * x + 1] = bgra[4 * x + 1];
                    row[3 * x + 2] = bgra[4 * x];
                }
                for (int i = 0; i < row.length; i++) {
                    filtered[i + 1] = (byte) (row[i] - above[i]);
                }
                out.write(filtered);
                System.arraycopy(row, 0, above, 0, row.length);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(OutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
        out.flush();
    }
}
