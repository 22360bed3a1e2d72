package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
    @Test
    void blanksAndTheByteOrderMarkGo() {
        assertThat(HeaderNames.clean("\uFEFF Destination Port\t")).isEqualTo("Destination Port");
        assertThat(HeaderNames.clean("'@timestamp")).isEqualTo("@timestamp");
    }

    @Test
    void aRepeatedNameGetsTheFirstFreeNumber() {
        assertThat(HeaderNames.unique(List.of("a", "a", "a.1", "a", "b")))
                .containsExactly("a", "a.2", "a.1", "a.3", "b");
    }

    @Test
    void anEmptyNameIsItsPlace() {
        assertThat(HeaderNames.unique(List.of("", "x", "", "column 1")))
                .containsExactly("column 1", "x", "column 3", "column 1.1");
    }

    @Test
    void spellingDoesNotMatter() {
        assertThat(HeaderNames.plain(" Src_Port ")).isEqualTo(HeaderNames.plain("src port"));
        assertThat(HeaderNames.plain("Fwd Header Length")).isNotEqualTo(HeaderNames.plain("Fwd Header Length.1"));
    }

    @Property(seed = "2")
    void namesAreDistinctAndStay(
            @ForAll @Size(max = 12) List<@StringLength(max = 3) @CharRange(from = '.', to = '3') String> names) {
        List<String> unique = HeaderNames.unique(names);
        assertThat(unique).hasSameSizeAs(names).doesNotHaveDuplicates().doesNotContain("");
        assertThat(HeaderNames.unique(unique)).isEqualTo(unique);
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && names.indexOf(names.get(i)) == i) {
                assertThat(unique.get(i)).isEqualTo(names.get(i));
            }
        }
    }
}
