package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.ui.FxTest;

class PngWriterTest extends FxTest {
    @Test
    void everyPixelComesBack(@TempDir Path folder) throws Exception {
        WritableImage image = new WritableImage(37, 23);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                image.getPixelWriter().setArgb(x, y, 0xff000000 | ((x * 7) << 16) | ((y * 11) << 8) | ((x * y) & 0xff));
            }
        }
        Path file = folder.resolve("new/folder/picture.png");
        PngWriter.write(image, file);
        Image read = new Image(new ByteArrayInputStream(Files.readAllBytes(file)));
        assertThat(read.isError()).isFalse();
        assertThat(read.getWidth()).isEqualTo(37);
        assertThat(read.getHeight()).isEqualTo(23);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(read.getPixelReader().getArgb(x, y))
                        .as("pixel %d, %d", x, y)
                        .isEqualTo(image.getPixelReader().getArgb(x, y));
            }
        }
    }
}
