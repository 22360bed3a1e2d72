package org.strayflow.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private final boolean apart;
    private final List<String> kinds;
    private final int[] kindOfCode;
    private final boolean[] benign;
    private final int[] counts;
    private final int attacks;
    private final int labelled;

    private Labels(TextColumn column, Predicate<String> meansBenign, boolean apart) {
        this.column = column;
        this.apart = apart;
        this.kindOfCode = new int[column.dictionary().size()];
        Map<String, Integer> known = new LinkedHashMap<>();
        List<String> first = new ArrayList<>();
        for (int code = 0; code < kindOfCode.length; code++) {
            String text = column.dictionary().get(code);
            Integer kind = known.putIfAbsent(apart ? text : LabelText.plain(text), first.size());
            kindOfCode[code] = kind == null ? first.size() : kind;
            if (kind == null) {
                first.add(text);
            }
        }
        this.kinds = List.copyOf(first);
        this.benign = new boolean[kinds.size()];
        for (int code = 0; code < kindOfCode.length; code++) {
            benign[kindOfCode[code]] |= meansBenign.test(column.dictionary().get(code));
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
        Set<String> plain = benignTexts.stream().map(LabelText::plain).collect(Collectors.toSet());
        return new Labels(column, text -> plain.contains(LabelText.plain(text)), false);
    }

    /** Labels where every text is a kind of its own, however alike some are, and exactly the given texts mean benign. */
    public static Labels apart(TextColumn column, Set<String> benignTexts) {
        return new Labels(column, benignTexts::contains, true);
    }

    /** The same labels with texts that are alike as kinds of their own, or as one kind; as one, all are benign where one was. */
    public Labels withApart(boolean other) {
        Set<String> texts = IntStream.range(0, kindOfCode.length)
                .filter(code -> benign[kindOfCode[code]])
                .mapToObj(column.dictionary()::get)
                .collect(Collectors.toSet());
        return new Labels(column, texts::contains, other);
    }

    /** Whether texts that are alike are kinds of their own. */
    public boolean isApart() {
        return apart;
    }

    /** The kind of a text: the one of exactly this text, or else of one that is alike ({@link LabelText#plain}). */
    public OptionalInt kindOf(String text) {
        int exact = kinds.indexOf(text);
        String plain = LabelText.plain(text);
        return exact >= 0
                ? OptionalInt.of(exact)
                : IntStream.range(0, kinds.size())
                        .filter(kind -> LabelText.plain(kinds.get(kind)).equals(plain))
                        .findFirst();
    }

    /** How many flows, with and without a label. */
    public int rows() {
        return column.size();
    }

    /**
     * The label texts, in order of first appearance; a kind is a place in this list. Texts that are alike ({@link LabelText#plain}) are
     * one kind under the first of them, unless they are kept {@linkplain #isApart() apart}; the column keeps them all.
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
