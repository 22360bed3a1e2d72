package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's table of formats is that of the program. */
class ReadmeFormatsTest {
    @Test
    void namesEveryLayoutInTheOrderInWhichTheyAreAsked() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("| layout | `--layout` |"));
        assertThat(table.lines()
                        .takeWhile(line -> line.startsWith("|"))
                        .skip(2)
                        .map(line -> line.substring(2, line.indexOf(" | ")) + " " + line.split("`", 3)[1]))
                .containsExactlyElementsOf(Layouts.ALL.stream()
                        .map(layout -> layout.title() + " " + layout.id())
                        .toList());
    }
}
