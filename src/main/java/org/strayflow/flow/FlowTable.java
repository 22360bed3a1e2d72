package org.strayflow.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flows of a capture: columns of equal length with distinct names, each with a {@link Role}. Immutable, so every thread may read
 * it. There is never an object a flow.
 */
public final class FlowTable {
    private final List<Column> columns;
    private final List<Role> roles;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Meaning, Meant> meanings = new EnumMap<>(Meaning.class);
    private final TimeReading times;
    private final int rows;

    /**
     * Joins columns to a table; of their meanings nothing is known.
     *
     * @param columns of equal length, with distinct names
     * @param roles one a column
     * @throws IllegalArgumentException when lengths differ, a name appears twice or a role is lacking
     */
    public FlowTable(List<? extends Column> columns, List<Role> roles) {
        this(columns, roles, List.of());
    }

    /**
     * Joins columns to a table.
     *
     * @param columns of equal length, with distinct names
     * @param roles one a column
     * @param meanings of some columns, no meaning twice
     * @throws IllegalArgumentException when lengths differ, a name or meaning appears twice, or a role or a column is lacking
     */
    public FlowTable(List<? extends Column> columns, List<Role> roles, Collection<Meant> meanings) {
        this(columns, roles, meanings, TimeReading.AS_FOUND);
    }

    private FlowTable(List<? extends Column> columns, List<Role> roles, Collection<Meant> meanings, TimeReading times) {
        this.times = times;
        this.columns = List.copyOf(columns);
        this.roles = List.copyOf(roles);
        this.rows = columns.isEmpty() ? 0 : columns.getFirst().size();
        if (columns.size() != roles.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + roles.size() + " roles");
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.size() != rows) {
                throw new IllegalArgumentException(column.name() + " has " + column.size() + " rows, not " + rows);
            }
            if (places.put(column.name(), i) != null) {
                throw new IllegalArgumentException("column " + column.name() + " appears twice");
            }
        }
        for (Meant meant : meanings) {
            if (!places.containsKey(meant.column()) || this.meanings.put(meant.meaning(), meant) != null) {
                throw new IllegalArgumentException("the meaning " + meant + " is of no column or of two");
            }
        }
    }

    /** How many flows. */
    public int rows() {
        return rows;
    }

    /** How many columns. */
    public int width() {
        return columns.size();
    }

    /** All columns, in the order of the file. */
    public List<Column> columns() {
        return columns;
    }

    /** The column at a place, counted from 0. */
    public Column column(int place) {
        return columns.get(place);
    }

    /** The column of a name. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(places.get(name)).map(columns::get);
    }

    /** The role of the column at a place. */
    public Role role(int place) {
        return roles.get(place);
    }

    /** Name, role and type of every column. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field(
                    columns.get(i).name(), roles.get(i), columns.get(i).type()));
        }
        return fields;
    }

    /** The names of the columns with a role, in the order of the file. */
    public List<String> namesOf(Role role) {
        return fields().stream().filter(f -> f.role() == role).map(Field::name).toList();
    }

    /** The label column, when the table has one. */
    public Optional<TextColumn> labelColumn() {
        int place = roles.indexOf(Role.LABEL);
        return place >= 0 && columns.get(place) instanceof TextColumn text ? Optional.of(text) : Optional.empty();
    }

    /** Which column has a meaning, and the factor to its unit; {@link Meaning#LABEL} is the column of {@link Role#LABEL}. */
    public Optional<Meant> meant(Meaning meaning) {
        if (meaning == Meaning.LABEL) {
            return labelColumn().map(label -> new Meant(meaning, label.name(), 1));
        }
        return Optional.ofNullable(meanings.get(meaning));
    }

    /** The column with a meaning. */
    public Optional<Column> column(Meaning meaning) {
        return meant(meaning).flatMap(meant -> column(meant.column()));
    }

    /** The moments at which the flows began. Made anew at every call, with a look at every row. */
    public Optional<TimeColumn> startTimes() {
        return column(Meaning.START_TIME).map(column -> TimeColumn.of(column, times));
    }

    /** How timestamps are read that can be read in several ways. */
    public TimeReading times() {
        return times;
    }

    /** The same columns, timestamps read in another way. */
    public FlowTable withTimes(TimeReading other) {
        return new FlowTable(columns, roles, meanings.values(), other);
    }

    /** The same columns with other roles for some of them; a name the table lacks is an error. */
    public FlowTable withRoles(Map<String, Role> changed) {
        List<Role> next = new ArrayList<>(roles);
        changed.forEach((name, role) -> {
            Integer place = places.get(name);
            if (place == null) {
                throw new IllegalArgumentException("no column " + name);
            }
            next.set(place, role);
        });
        return new FlowTable(columns, next, meanings.values(), times);
    }

    /** Heap taken by the values, in bytes, about. */
    public long heapBytes() {
        return columns.stream().mapToLong(Column::heapBytes).sum();
    }
}
