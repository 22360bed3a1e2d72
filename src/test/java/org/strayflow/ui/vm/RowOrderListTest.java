package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowOrderListTest {
    /** Follows a list by its changes alone. */
    private static List<Integer> mirrorOf(RowOrderList rows) {
        List<Integer> mirror = new ArrayList<>(rows);
        rows.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                List<? extends Integer> removed = change.getRemoved();
                assertThat(removed).hasSize(change.getRemovedSize());
                List<Integer> part = mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
                assertThat(part).isEqualTo(removed);
                part.clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        return mirror;
    }

    @Property(seed = "42")
    void whoFollowsTheChangesSeesTheList(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 40) Integer> counts) {
        RowOrderList rows = new RowOrderList();
        List<Integer> mirror = mirrorOf(rows);
        int[] order = IntStream.range(0, 40).map(i -> i * 7 % 41).toArray();
        rows.setOrder(order, 10);
        for (int count : counts) {
            rows.setCount(count);
            assertThat(mirror).isEqualTo(rows).hasSize(count);
        }
        int[] other = Arrays.stream(order).map(i -> 40 - i).toArray();
        rows.setOrder(other, 5);
        assertThat(mirror).isEqualTo(rows).containsExactly(40, 33, 26, 19, 12);
    }

    @Test
    void growingAddsAtTheEnd() {
        RowOrderList rows = new RowOrderList();
        rows.setOrder(new int[] {9, 8, 7, 6}, 1);
        List<String> told = new ArrayList<>();
        rows.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                told.add(
                        change.getFrom() + ".." + change.getTo() + " " + change.wasAdded() + " " + change.wasRemoved());
            }
        });
        rows.setCount(3);
        rows.setCount(3);
        rows.setCount(2);
        assertThat(told).containsExactly("1..3 true false", "2..2 false true");
        assertThat(rows).containsExactly(9, 8);
    }

    @Test
    void changingIsKnownOnlyWhileListenersAreTold() {
        RowOrderList rows = new RowOrderList();
        rows.setOrder(new int[] {1, 2}, 0);
        List<Boolean> seen = new ArrayList<>();
        rows.addListener((ListChangeListener<Integer>) change -> seen.add(rows.isChanging()));
        rows.setCount(1);
        assertThat(seen).containsExactly(true);
        assertThat(rows.isChanging()).isFalse();
    }

    @Test
    void placesAreFoundInOnePassAndChangeWithTheOrderOnly() {
        RowOrderList rows = new RowOrderList();
        rows.setOrder(new int[] {5, 3, 1, 4}, 2);
        int version = rows.version();
        assertThat(rows.placesOf(new int[] {4, 5, 99})).containsExactly(0, 3);
        assertThat(rows.indexOf(3)).isEqualTo(1);
        assertThat(rows.contains(4)).isFalse();
        rows.setCount(4);
        assertThat(rows.version()).isEqualTo(version);
        rows.setOrder(new int[] {4}, 1);
        assertThat(rows.version()).isNotEqualTo(version);
        assertThat(rows.placesOf(new int[] {4, 5})).containsExactly(0);
    }

    @Test
    void whatIsNotShownIsNotThere() {
        RowOrderList rows = new RowOrderList();
        rows.setOrder(new int[] {5, 3}, 1);
        assertThatThrownBy(() -> rows.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.setCount(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows.setCount(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(rows.orderSize()).isEqualTo(2);
    }
}
