package org.strayflow.io;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Role;
import org.strayflow.flow.TimeReading;
import org.strayflow.task.Parallel;

/**
 * What an analyst may decide before files are read. What is {@code null} or empty is found out from the files.
 *
 * @param labelColumn the name of the label column; {@code null} lets the layout say
 * @param benign the label texts that mean benign; {@code null} means {@link org.strayflow.flow.Labels#USUAL_BENIGN}
 * @param parallel how many threads work at once; the result does not depend on it
 * @param encoding how the text of the files is written in bytes; {@code null} tells it from each file
 * @param unpackLimit how many bytes a packed file may unpack to; 0 means 256 MiB or 100 times the packed size, whichever is more
 * @param dialect how the text is cut into records and fields; {@code null} tells it from each file
 * @param layout the {@link Layout#id() id} of the layout; {@code null} recognises it
 * @param roles what columns are for, by their names; the layout says of the others. A {@link Role#LABEL} here is the label column
 * @param times how timestamps are read that can be read in several ways
 * @param kindsApart whether label texts that are alike are kinds of their own
 */
public record ReadOptions(
        @Nullable String labelColumn,
        @Nullable Set<String> benign,
        Parallel parallel,
        @Nullable TextEncoding encoding,
        long unpackLimit,
        @Nullable Dialect dialect,
        @Nullable String layout,
        Map<String, Role> roles,
        TimeReading times,
        boolean kindsApart) {
    /**
     * Copies the texts and the roles.
     *
     * @throws IllegalArgumentException when the limit is negative or two columns are to be the label
     */
    public ReadOptions {
        benign = benign == null ? null : Set.copyOf(benign);
        roles = Map.copyOf(roles);
        if (unpackLimit < 0) {
            throw new IllegalArgumentException("a limit of " + unpackLimit + " bytes");
        }
        if (roles.values().stream().filter(role -> role == Role.LABEL).count() > 1) {
            throw new IllegalArgumentException("two label columns");
        }
    }

    /** Everything as the files say, on all cores. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                null, null, Parallel.allCores(), null, 0, null, null, Map.of(), TimeReading.AS_FOUND, false);
    }

    /** With another label column; {@code null} lets the layout say. */
    public ReadOptions withLabelColumn(@Nullable String name) {
        return new ReadOptions(
                name, benign, parallel, encoding, unpackLimit, dialect, layout, roles, times, kindsApart);
    }

    /** With other benign texts; {@code null} means the usual ones. */
    public ReadOptions withBenign(@Nullable Set<String> texts) {
        return new ReadOptions(
                labelColumn, texts, parallel, encoding, unpackLimit, dialect, layout, roles, times, kindsApart);
    }

    /** With another number of threads. */
    public ReadOptions withParallel(Parallel other) {
        return new ReadOptions(
                labelColumn, benign, other, encoding, unpackLimit, dialect, layout, roles, times, kindsApart);
    }

    /** With a given encoding; {@code null} tells it from each file. */
    public ReadOptions withEncoding(@Nullable TextEncoding other) {
        return new ReadOptions(
                labelColumn, benign, parallel, other, unpackLimit, dialect, layout, roles, times, kindsApart);
    }

    /** With another limit for unpacking, in bytes; 0 means the usual one. */
    public ReadOptions withUnpackLimit(long bytes) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, bytes, dialect, layout, roles, times, kindsApart);
    }

    /** With a given dialect; {@code null} tells it from each file. */
    public ReadOptions withDialect(@Nullable Dialect other) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, unpackLimit, other, layout, roles, times, kindsApart);
    }

    /** With the layout of an id; {@code null} recognises it. */
    public ReadOptions withLayout(@Nullable String id) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, unpackLimit, dialect, id, roles, times, kindsApart);
    }

    /** With other roles of columns. */
    public ReadOptions withRoles(Map<String, Role> other) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, unpackLimit, dialect, layout, other, times, kindsApart);
    }

    /** With timestamps read in another way. */
    public ReadOptions withTimes(TimeReading other) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, unpackLimit, dialect, layout, roles, other, kindsApart);
    }

    /** With label texts that are alike as kinds of their own, or as one kind. */
    public ReadOptions withKindsApart(boolean apart) {
        return new ReadOptions(
                labelColumn, benign, parallel, encoding, unpackLimit, dialect, layout, roles, times, apart);
    }

    /** The limit for unpacking. */
    UnpackLimit limit() {
        return new UnpackLimit(unpackLimit);
    }
}
