package org.strayflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

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
}
