package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-2", "@sum", "\tx", "\rx", "'=x", "''-"})
    void whatASpreadsheetWouldRunIsGuarded(String text) {
        assertThat(CsvText.guard(text)).isEqualTo("'" + text);
        assertThat(CsvText.unguard("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BENIGN", "'", "'quoted'", "a=b", " =1"})
    void theRestIsLeftAlone(String text) {
        assertThat(CsvText.guard(text)).isEqualTo(text);
        assertThat(CsvText.unguard(text)).isEqualTo(text);
    }

    @Property(seed = "2")
    void everyTextComesBack(
            @ForAll @StringLength(max = 6) @Chars({'\'', '=', '-', '+', '@', 'a', '\t', '\r'}) String text) {
        String guarded = CsvText.guard(text);
        assertThat(CsvText.unguard(guarded)).isEqualTo(text);
        assertThat(guarded)
                .doesNotStartWith("=")
                .doesNotStartWith("-")
                .doesNotStartWith("+")
                .doesNotStartWith("@");
    }

    @Test
    void quotesWhereTheStandardAsksForThem() {
        StringBuilder line = new StringBuilder();
        CsvText.appendLine(line, List.of("a", "b,c", "say \"hi\"", "two\nlines", ""));
        assertThat(line).hasToString("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\n");
    }

    @Test
    void oneEmptyCellIsNoBlankLine() {
        StringBuilder line = new StringBuilder();
        CsvText.appendLine(line, List.of(""));
        assertThat(line).hasToString("\"\"\n");
    }
}
