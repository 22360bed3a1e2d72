package org.strayflow.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private final boolean[] benign;
    private final int[] counts;
    private final int attacks;
    private final int labelled;

    private Labels(TextColumn column, boolean[] benign) {
        this.column = column;
        this.benign = benign;
        this.counts = new int[benign.length];
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            if (code != UNLABELLED) {
                counts[code]++;
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

    /** Labels where the given texts, compared without case, outer blanks and a trailing dot, mean benign. */
    public static Labels of(TextColumn column, Set<String> benignTexts) {
        Set<String> plain = benignTexts.stream().map(Labels::plain).collect(Collectors.toSet());
        boolean[] benign = new boolean[column.dictionary().size()];
        for (int kind = 0; kind < benign.length; kind++) {
            benign[kind] = plain.contains(plain(column.dictionary().get(kind)));
        }
        return new Labels(column, benign);
    }

    private static String plain(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /** How many flows, with and without a label. */
    public int rows() {
        return column.size();
    }

    /** The label texts, in order of first appearance; a kind is a place in this list. */
    public List<String> kinds() {
        return column.dictionary();
    }

    /** The kind of a flow, {@link #UNLABELLED} when it has no label. */
    public int kind(int row) {
        return column.code(row);
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
