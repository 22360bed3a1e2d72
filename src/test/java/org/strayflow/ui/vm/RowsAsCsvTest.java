package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAsCsvTest {
    private static final String[] NOTES = {"=1+1", "a,b", "say \"hi\"", "", "-5"};

    @Test
    void headerThenRowsInFullPrecisionWithoutFormulas() {
        List<FlowColumn> columns = List.of(
                FlowColumn.number("score", "Score", 8, row -> "0.62", row -> "-0.618" + row),
                FlowColumn.of("note", "Note, long", FlowColumn.Kind.TEXT, 8, row -> NOTES[row]));
        assertThat(RowsAsCsv.of(columns, new int[] {0, 1, 2, 3, 4})).isEqualTo("""
                Score,"Note, long"
                -0.6180,'=1+1
                -0.6181,"a,b"
                -0.6182,"say ""hi\"""
                -0.6183,
                -0.6184,'-5
                """);
    }
}
