package org.strayflow.ui.view;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** The program's icon, for title bars and task switchers; drawn from {@code packaging/icon/strayflow.svg}. */
final class ProgramIcon {
    private static final int LARGEST = 128;
    private static final int[] SIZES = {16, 32, 48, LARGEST};

    private ProgramIcon() {}

    /** The icon in every size. */
    static List<Image> all() {
        return IntStream.of(SIZES).mapToObj(ProgramIcon::ofSize).toList();
    }

    /** The icon in its largest size, 128 pixels. */
    static Image largest() {
        return ofSize(LARGEST);
    }

    private static Image ofSize(int pixels) {
        String file = "/org/strayflow/icon/strayflow-" + pixels + ".png";
        return new Image(
                Objects.requireNonNull(ProgramIcon.class.getResource(file)).toExternalForm());
    }
}
