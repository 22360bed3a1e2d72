package org.strayflow.ui.view;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The font families of the window, chosen from those that are installed. */
final class Fonts {
    /**
     * For text: its digits are all equally wide, so that numbers do not jump while they change. JavaFX cannot ask a font for its
     * tabular figures, so it must have them by default. The system's own family if it has.
     */
    static final String TABULAR = firstTabular();

    /** For addresses. */
    static final String MONOSPACED = firstInstalled();

    private static final int MEASURED_PIXELS = 13;

    private Fonts() {}

    private static String firstTabular() {
        List<String> usual = List.of(
                "Segoe UI", "Inter", "Noto Sans", "Roboto", "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial");
        String own = Font.getDefault().getFamily();
        return Stream.concat(Stream.of(own), usual.stream().filter(Font.getFamilies()::contains))
                .filter(Fonts::isTabular)
                .findFirst()
                .orElse(own);
    }

    private static String firstInstalled() {
        return Stream.of(
                        "Cascadia Mono",
                        "Consolas",
                        "SF Mono",
                        "Menlo",
                        "DejaVu Sans Mono",
                        "Noto Sans Mono",
                        "Liberation Mono")
                .filter(Font.getFamilies()::contains)
                .findFirst()
                .orElse("monospace");
    }

    /** Whether all ten digits of a family are equally wide. */
    static boolean isTabular(String family) {
        double width = width(family, "0000000000");
        return "123456789"
                .chars()
                .allMatch(digit -> width(family, Character.toString(digit).repeat(10)) == width);
    }

    private static double width(String family, String text) {
        Text node = new Text(text);
        node.setFont(Font.font(family, MEASURED_PIXELS));
        return node.getLayoutBounds().getWidth();
    }
}
