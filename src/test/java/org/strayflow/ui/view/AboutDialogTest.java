package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.About;
import org.strayflow.workspace.ProductVersion;

class AboutDialogTest extends FxTest {
    private static final About ABOUT = new About(List.of(
            new About.Row("Version", "0.1.0"),
            new About.Row("Commit", "1f2e3d4c5b6a"),
            new About.Row("Java", "25.0.3+9-LTS, Eclipse Adoptium")));

    @Test
    void showsVersionAndCommitAndStaysOpenWhileTheyAreCopied() {
        FxWindow window = show(StackPane::new, 900, 600);
        AboutDialog dialog = FxWindow.make(() -> new AboutDialog(window.stage(), ABOUT));
        FxWindow.doFx(dialog::show);
        window.settle();
        DialogPane pane = dialog.getDialogPane();

        assertThat(((Label) pane.lookup("#about-version")).getText()).isEqualTo("0.1.0");
        assertThat(((Label) pane.lookup("#about-commit")).getText()).isEqualTo("1f2e3d4c5b6a");
        FxWindow.doFx(((Button) pane.lookupButton(pane.getButtonTypes().getFirst()))::fire);
        assertThat(FxWindow.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("Strayflow\n" + ABOUT.text());
        assertThat(dialog.isShowing()).isTrue();
        FxWindow.doFx(((Button) pane.lookupButton(ButtonType.CLOSE))::fire);
        assertThat(dialog.isShowing()).isFalse();
    }

    @Test
    void theProgramSaysWhichVersionItIs() {
        assertThat(About.thisProgram().text())
                .contains("Version: " + ProductVersion.ofThisProgram().version(), "Java: 25", "JavaFX: ");
    }
}
