package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.TestCaptures.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.Role;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/** What the analyst decides goes before what the layout says. */
class ReadOptionsTest {
    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void aTable() throws Exception {
        table = file(folder, "a.csv", "src,n,kind,Label\nx,1,a,good\ny,2,b,bad\n");
    }

    private Capture read(ReadOptions options) throws StrayflowException {
        return CaptureReader.read(List.of(table), options).run(Feedback.none());
    }

    @Test
    void rolesOfColumns() throws Exception {
        Capture capture = read(ReadOptions.defaults().withRoles(Map.of("N", Role.IGNORED, " src ", Role.IDENTIFIER)));
        assertThat(capture.table().role(0)).isEqualTo(Role.IDENTIFIER);
        assertThat(capture.table().role(1)).isEqualTo(Role.IGNORED);
        assertThat(capture.table().role(3)).isEqualTo(Role.LABEL);
    }

    @Test
    void theLabelIsARoleToo() throws Exception {
        Capture capture = read(ReadOptions.defaults().withRoles(Map.of("kind", Role.LABEL)));
        assertThat(capture.table().labelColumn().orElseThrow().name()).isEqualTo("kind");
        assertThat(capture.table().namesOf(Role.LABEL)).hasSize(1);
        assertThat(read(ReadOptions.defaults().withRoles(Map.of("Label", Role.IGNORED)))
                        .labels())
                .isNull();
        assertThatThrownBy(() -> ReadOptions.defaults().withRoles(Map.of("kind", Role.LABEL, "n", Role.LABEL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columnsAndLayoutsThatAreNot() {
        assertThatThrownBy(() -> read(ReadOptions.defaults().withRoles(Map.of("speed", Role.IGNORED))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IO-115")
                .hasMessageContaining("src, n, kind, Label");
        assertThatThrownBy(() -> read(ReadOptions.defaults().withLayout("zork")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IO-116")
                .hasMessageContaining("generic");
        assertThatThrownBy(() -> read(ReadOptions.defaults().withLayout("nsl-kdd")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("IO-117");
    }

    @Test
    void anotherLayout() throws Exception {
        assertThat(read(ReadOptions.defaults().withLayout("generic")).layout().id())
                .isEqualTo("generic");
    }
}
