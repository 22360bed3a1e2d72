package org.strayflow.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the label column says: the kind of every flow and whether that kind is benign. A flow without a label is unlabelled, neither
 * benign nor attack.
 */
public final class Labels {
    /** Texts that mean benign unless the analyst says otherwise; case and a trailing dot do not matter. */
    public static final Set<String> USUAL_BENIGN =
            Set.of("benign", "normal", "normal traffic", "background", "legitimate", "0");

    /** The kind of a flow without a label. */
    public static final int UNLABELLED = TextColumn.MISSING;

    private final TextColumn column;
    private final List<String> kinds;
    private final int[] kindOfCode;
    private final boolean[] benign;
    private final int[] counts;
    private final int attacks;
    private final int labelled;

    private Labels(TextColumn column, Set<String> plainBenign) {
        this.column = column;
        this.kindOfCode = new int[column.dictionary().size()];
        Map<String, Integer> known = new LinkedHashMap<>();
        List<String> first = new ArrayList<>();
        for (int code = 0; code < kindOfCode.length; code++) {
            String text = column.dictionary().get(code);
            Integer kind = known.putIfAbsent(LabelText.plain(text), first.size());
            kindOfCode[code] = kind == null ? first.size() : kind;
            if (kind == null) {
                first.add(text);
            }
        }
        this.kinds = List.copyOf(first);
        this.benign = new boolean[kinds.size()];
        for (int code = 0; code < kindOfCode.length; code++) {
            benign[kindOfCode[code]] |=
                    plainBenign.contains(LabelText.plain(column.dictionary().get(code)));
        }
        this.counts = new int[kinds.size()];
        for (int row = 0; row < column.size(); row++) {
            int kind = kind(row);
            if (kind != UNLABELLED) {
                counts[kind]++;
            }
        }
        this.labelled = Arrays.stream(counts).sum();
        int benignRows = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            benignRows += benign[kind] ? counts[kind] : 0;
        }
        this.attacks = labelled - benignRows;
    }

    /** Labels with the {@link #USUAL_BENIGN} texts. */
    public static Labels of(TextColumn column) {
        return of(column, USUAL_BENIGN);
    }

    /** Labels where the given texts, compared by {@link LabelText#plain}, mean benign. */
    public static Labels of(TextColumn column, Set<String> benignTexts) {
        return new Labels(column, benignTexts.stream().map(LabelText::plain).collect(Collectors.toSet()));
    }

    /** How many flows, with and without a label. */
    public int rows() {
        return column.size();
    }

    /**
     * The label texts, in order of first appearance; a kind is a place in this list. Texts that are alike ({@link LabelText#plain}) are
     * one kind under the first of them; the column keeps them all.
     */
    public List<String> kinds() {
        return kinds;
    }

    /** The kind of a flow, {@link #UNLABELLED} when it has no label. */
    public int kind(int row) {
        int code = column.code(row);
        return code == TextColumn.MISSING ? UNLABELLED : kindOfCode[code];
    }

    /** Whether a kind means benign. */
    public boolean isBenignKind(int kind) {
        return benign[kind];
    }

    /** Whether the flow has a label. */
    public boolean isLabelled(int row) {
        return kind(row) != UNLABELLED;
    }

    /** Whether the flow is labelled as an attack. */
    public boolean isAttack(int row) {
        int kind = kind(row);
        return kind != UNLABELLED && !benign[kind];
    }

    /** Whether the flow is labelled as benign. */
    public boolean isBenign(int row) {
        int kind = kind(row);
        return kind != UNLABELLED && benign[kind];
    }

    /** How many flows are of a kind. */
    public int count(int kind) {
        return counts[kind];
    }

    /** How many flows are labelled as attacks. */
    public int attacks() {
        return attacks;
    }

    /** How many flows are labelled as benign. */
    public int benign() {
        return labelled - attacks;
    }

    /** How many flows have no label. */
    public int unlabelled() {
        return rows() - labelled;
    }

    /** The texts that mean benign and do appear, sorted. */
    public Set<String> benignTexts() {
        Set<String> texts = new TreeSet<>();
        for (int kind = 0; kind < benign.length; kind++) {
            if (benign[kind]) {
                texts.add(kinds().get(kind));
            }
        }
        return texts;
    }
}
