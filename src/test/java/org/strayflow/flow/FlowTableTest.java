package org.strayflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    private final NumberColumn port = NumberColumn.of("Destination Port", 80, 443, 22);
    private final TextColumn label = TextColumn.of("Label", "BENIGN", "", "DoS");
    private final FlowTable table = new FlowTable(List.of(port, label), List.of(Role.FEATURE, Role.LABEL));

    @Test
    void findsColumnsByNameAndRole() {
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column("Destination Port")).contains(port);
        assertThat(table.column("absent")).isEmpty();
        assertThat(table.namesOf(Role.FEATURE)).containsExactly("Destination Port");
        assertThat(table.labelColumn()).contains(label);
        assertThat(table.withRoles(Map.of("Label", Role.IGNORED)).labelColumn()).isEmpty();
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatThrownBy(() -> new FlowTable(List.of(port, port), List.of(Role.FEATURE, Role.FEATURE)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() ->
                        new FlowTable(List.of(port, NumberColumn.of("short", 1)), List.of(Role.FEATURE, Role.FEATURE)))
                .hasMessageContaining("short");
        assertThatThrownBy(() -> table.withRoles(Map.of("absent", Role.IGNORED)))
                .hasMessageContaining("absent");
    }

    @Test
    void labelsTellBenignAttackAndUnlabelledApart() {
        Labels labels = Labels.of(label);
        assertThat(labels.isBenign(0)).isTrue();
        assertThat(labels.isLabelled(1)).isFalse();
        assertThat(labels.isAttack(1)).isFalse();
        assertThat(labels.isAttack(2)).isTrue();
        assertThat(labels.attacks()).isEqualTo(1);
        assertThat(labels.benign()).isEqualTo(1);
        assertThat(labels.unlabelled()).isEqualTo(1);
        assertThat(labels.benignTexts()).containsExactly("BENIGN");
    }

    @Test
    void benignIsASetThatTheAnalystCanChange() {
        assertThat(Labels.of(TextColumn.of("l", "normal.", "Normal Traffic", "smurf."))
                        .attacks())
                .isEqualTo(1);
        assertThat(Labels.of(label, Set.of("dos")).isBenign(2)).isTrue();
        assertThat(Labels.of(label, Set.of("dos")).isAttack(0)).isTrue();
    }

    @Test
    void selectionsAreSortedAndDistinct() {
        Selection some = Selection.of(5, 1, 5, 3);
        assertThat(some.toArray()).containsExactly(1, 3, 5);
        assertThat(some.contains(3)).isTrue();
        assertThat(some.contains(2)).isFalse();
        assertThat(Selection.all(3).toArray()).containsExactly(0, 1, 2);
        assertThat(Selection.all(3).contains(3)).isFalse();
        assertThat(Selection.where(6, row -> row % 2 == 0)
                        .filter(row -> row > 0)
                        .toArray())
                .containsExactly(2, 4);
    }

    @Test
    void textColumnsJoinTheirDictionariesInOrderOfAppearance() {
        TextColumnBuilder one = new TextColumnBuilder();
        one.add("tcp");
        one.add("");
        TextColumnBuilder two = new TextColumnBuilder();
        two.add("udp");
        two.add("tcp");
        TextColumn joined = TextColumnBuilder.concat("proto", List.of(one, two));
        assertThat(joined.dictionary()).containsExactly("tcp", "udp");
        assertThat(joined.text(2)).isEqualTo("udp");
        assertThat(joined.code(3)).isZero();
        assertThat(joined.isMissing(1)).isTrue();
        assertThat(joined.missingCount()).isEqualTo(1);
    }
}
