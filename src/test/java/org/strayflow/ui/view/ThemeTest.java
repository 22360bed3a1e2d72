package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.controlsfx.control.textfield.CustomTextField;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.ThemeMode;

class ThemeTest extends FxTest {
    @Test
    void noStyleWarningsInLightAndDarkAndLarge() {
        List<String> warnings = FxWindow.styleWarnings(() -> {
            try (FxWindow window = FxWindow.open(Specimen::new, 1280, 800)) {
                for (ThemeMode mode : ThemeMode.values()) {
                    FxWindow.doFx(() -> window.theme().modeProperty().set(mode));
                    window.settle();
                }
                FxWindow.doFx(() -> window.theme().scaleProperty().set(2));
                window.settle();
            }
        });
        assertThat(warnings).isEmpty();
    }

    @Test
    void aWarningWouldBeNoticed() {
        List<String> warnings = FxWindow.styleWarnings(() -> {
            try (FxWindow window = FxWindow.open(() -> new StackPane(new Label("x")), 100, 100)) {
                FxWindow.doFx(() -> window.scene().getRoot().setStyle("-fx-background-color: -no-such-colour;"));
                window.settle();
            }
        });
        assertThat(warnings).anyMatch(text -> text.contains("-fx-background-color"));
    }

    @Test
    void darkIsDarkAndLightIsLight() {
        try (FxWindow window = FxWindow.open(() -> new StackPane(new Label("text")), 200, 100)) {
            FxWindow.doFx(() -> window.theme().modeProperty().set(ThemeMode.LIGHT));
            window.settle();
            assertThat(background(window).getBrightness()).isGreaterThan(0.9);
            FxWindow.doFx(() -> window.theme().modeProperty().set(ThemeMode.DARK));
            window.settle();
            assertThat(background(window).getBrightness()).isLessThan(0.2);
            assertThat(window.theme().darkProperty().get()).isTrue();
        }
    }

    @Test
    void whatAFieldAsksForCanBeReadInTheDark() {
        CustomTextField field = FxWindow.make(CustomTextField::new);
        FxWindow.doFx(() -> field.setPromptText("Find"));
        try (FxWindow window = FxWindow.open(() -> new VBox(new Button("first"), field), 200, 100)) {
            FxWindow.doFx(() -> window.theme().modeProperty().set(ThemeMode.DARK));
            window.settle();
            Color prompt = (Color) FxWindow.onFx(() -> field.lookupAll(".text").stream()
                    .map(Text.class::cast)
                    .filter(text -> text.getText().equals("Find"))
                    .findFirst()
                    .orElseThrow()
                    .getFill());
            assertThat(prompt.getBrightness()).isGreaterThan(0.4);
        }
    }

    private static Color background(FxWindow window) {
        return FxWindow.onFx(
                () -> window.scene().snapshot(null).getPixelReader().getColor(3, 3));
    }

    @Test
    void typeGrowsToTwiceItsSizeAndPopupsGrowWithIt() {
        Label label = new Label("text");
        Tooltip tip = new Tooltip("tip");
        try (FxWindow window = FxWindow.open(() -> new StackPane(label), 200, 100)) {
            double before = label.getFont().getSize();
            assertThat(before).isEqualTo(Theme.TEXT_PIXELS);
            for (int i = 0; i < 15; i++) {
                FxWindow.doFx(window.theme()::larger);
            }
            window.settle();
            assertThat(label.getFont().getSize()).isEqualTo(2 * before);
            FxWindow.doFx(() -> tip.show(window.stage()));
            window.settle();
            double tipSize = FxWindow.onFx(() ->
                    ((Text) tip.getScene().getRoot().lookup(".text")).getFont().getSize());
            assertThat(tipSize).isGreaterThan(1.5 * before);
            FxWindow.doFx(tip::hide);
            FxWindow.doFx(window.theme()::normalSize);
            window.settle();
            assertThat(label.getFont().getSize()).isEqualTo(before);
            for (int i = 0; i < 5; i++) {
                FxWindow.doFx(window.theme()::smaller);
            }
            assertThat(window.theme().scaleProperty().get()).isEqualTo(Theme.MIN_SCALE);
        }
    }

    @Test
    void digitsAreEquallyWide() {
        FxWindow.startToolkit();
        boolean tabular = FxWindow.onFx(() -> Fonts.isTabular(Fonts.TABULAR));
        assertThat(tabular).isTrue();
    }
}
