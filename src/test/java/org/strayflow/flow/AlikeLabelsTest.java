package org.strayflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Labels that are alike count as one kind; what stood in the file stays in the column. */
class AlikeLabelsTest {
    @Test
    void alikeTextsAreOneKind() {
        TextColumn column = TextColumn.of(
                "Label",
                "BENIGN",
                "Benign ",
                "Web Attack \u2013 XSS",
                "Web Attack \uFFFD XSS",
                "web attack \u00E2\u20AC\u201C xss",
                "",
                "DDoS");
        Labels labels = Labels.of(column);
        assertThat(labels.kinds()).containsExactly("BENIGN", "Web Attack \u2013 XSS", "DDoS");
        assertThat(labels.count(0)).isEqualTo(2);
        assertThat(labels.count(1)).isEqualTo(3);
        assertThat(labels.attacks()).isEqualTo(4);
        assertThat(labels.unlabelled()).isEqualTo(1);
        assertThat(labels.kind(5)).isEqualTo(Labels.UNLABELLED);
        assertThat(labels.kind(4)).isEqualTo(1);
        assertThat(column.text(1)).isEqualTo("Benign ");
        assertThat(column.text(4)).isEqualTo("web attack \u00E2\u20AC\u201C xss");
    }

    @Test
    void textsOfNothingButDamageStayApart() {
        Labels labels = Labels.of(TextColumn.of("Label", "\uFFFD", "\uFFFD\uFFFD", "."));
        assertThat(labels.kinds()).hasSize(3);
    }

    @Test
    void alikeTextsCanBeKeptApart() {
        TextColumn column = TextColumn.of("Label", "BENIGN", "Benign ", "DoS", "dos", "DoS");
        Labels labels = Labels.of(column).withApart(true);
        assertThat(labels.isApart()).isTrue();
        assertThat(labels.kinds()).containsExactly("BENIGN", "Benign ", "DoS", "dos");
        assertThat(labels.count(2)).isEqualTo(2);
        assertThat(labels.benign()).isEqualTo(2);
        assertThat(labels.kindOf("dos")).hasValue(3);
        assertThat(labels.kindOf("DOS")).hasValue(2);
        assertThat(labels.kindOf("scan")).isEmpty();
        assertThat(Labels.of(column).kindOf("dos")).hasValue(1);
        Labels one = Labels.apart(column, Set.of("BENIGN"));
        assertThat(one.benign()).isEqualTo(1);
        assertThat(one.withApart(false).benign()).isEqualTo(2);
    }
}
