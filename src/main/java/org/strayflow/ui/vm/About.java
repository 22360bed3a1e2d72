package org.strayflow.ui.vm;

import java.util.List;
import java.util.stream.Collectors;
import org.strayflow.workspace.ProductVersion;

/**
 * What the window says about the program: enough for a report of a bug.
 *
 * @param rows what it says, in this order
 */
public record About(List<Row> rows) {
    /**
     * One line of it.
     *
     * @param name {@code "Version"}
     * @param value {@code "0.1.0"}
     */
    public record Row(String name, String value) {}

    /** Keeps a copy. */
    public About {
        rows = List.copyOf(rows);
    }

    /** About the program that runs. */
    public static About thisProgram() {
        ProductVersion version = ProductVersion.ofThisProgram();
        return new About(List.of(
                new Row("Version", version.version()),
                new Row("Commit", version.commit().orElse("not known")),
                new Row("Java", Runtime.version() + ", " + System.getProperty("java.vendor", "")),
                new Row("JavaFX", System.getProperty("javafx.runtime.version", "not started")),
                new Row(
                        "System",
                        String.join(
                                " ",
                                System.getProperty("os.name", ""),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", ""))),
                new Row("Licence", "Apache License 2.0")));
    }

    /** All of it as text, a line each. */
    public String text() {
        return rows.stream().map(row -> row.name() + ": " + row.value()).collect(Collectors.joining("\n"));
    }
}
