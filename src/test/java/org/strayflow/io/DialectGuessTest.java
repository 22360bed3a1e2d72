package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

/** The dialect shows from the first records, and what it cannot read is said. */
class DialectGuessTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheSeparator(char separator) throws Exception {
        String text = "a,\"b\",c\n1,x y,3\n4,\"z\n,\",6\n".replace(',', separator);
        Preview preview = preview(text);
        assertThat(preview.dialect()).isEqualTo(Dialect.csv(separator));
        assertThat(preview.rows().rows()).isEqualTo(2);
        assertThat(preview.rejects().count()).isZero();
    }

    @Test
    void findsBackslashesBeforeQuotes() throws Exception {
        Preview preview = preview("a,b\n1,\"say \\\"hi, you\\\"\"\n2,\"x\"\n3,\"y\"\n");
        assertThat(preview.dialect().escape()).isEqualTo('\\');
        assertThat(preview.rejects().count()).isZero();
        assertThat(preview.rows().column("b").orElseThrow().text(0)).isEqualTo("say \"hi, you\"");
    }

    @Test
    void aBackslashAtTheEndOfAFieldIsNoEscape() throws Exception {
        Preview preview = preview("a,b\n\"C:\\\",1\n\"D:\\\",2\n");
        assertThat(preview.dialect()).isEqualTo(Dialect.csv(','));
        assertThat(preview.rows().column("a").orElseThrow().text(0)).isEqualTo("C:\\");
        assertThat(preview.rows().rows()).isEqualTo(2);
    }

    @Test
    void saysThatNumbersHaveADecimalComma() throws Exception {
        Preview preview = preview("rate;bytes;name\n1,5;10;a,b\n2;20;c\n");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("IO-214"))
                .extracting(Problem::summary)
                .containsExactly("Numbers have a decimal comma and are read as text: rate.");
        assertThat(preview("rate,bytes\n1,5\n").doubts())
                .extracting(Problem::code)
                .doesNotContain("IO-214");
    }

    private Preview preview(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("flows.csv"), text);
        return CapturePreview.of(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }
}
