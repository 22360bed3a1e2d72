package org.strayflow.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;

/** Which columns of a table follow from what a sender controls, by their meaning, else by their name. */
final class FlowColumns {
    private static final int USUAL_HEADERS = 40;

    private final List<Bendable> columns;
    private final Map<Quantity, NumberColumn> first = new EnumMap<>(Quantity.class);
    private final double seconds;
    private final int headers;

    /** A column and what it says of a flow. */
    record Bendable(NumberColumn column, Quantity quantity) {}

    private FlowColumns(List<Bendable> columns, double seconds) {
        this.columns = List.copyOf(columns);
        this.seconds = seconds;
        columns.forEach(bendable -> first.putIfAbsent(bendable.quantity(), bendable.column()));
        boolean content =
                first.containsKey(Quantity.FORWARD_WIRE_BYTES) || first.containsKey(Quantity.FORWARD_HEADER_BYTES);
        this.headers = content ? 0 : USUAL_HEADERS;
    }

    /** The columns of a table. */
    static FlowColumns of(FlowTable table) {
        Map<String, Quantity> found = new LinkedHashMap<>();
        for (Meaning meaning : Meaning.values()) {
            table.meant(meaning).ifPresent(meant -> QuantityNames.of(meaning)
                    .ifPresent(quantity -> found.put(meant.column(), quantity)));
        }
        boolean argusRates = table.column("sload").isPresent();
        List<Bendable> columns = new ArrayList<>();
        for (int place = 0; place < table.width(); place++) {
            if (table.column(place) instanceof NumberColumn column) {
                String name = column.name();
                Quantity quantity = found.containsKey(name)
                        ? found.get(name)
                        : argusRates && name.equals("rate")
                                ? Quantity.PACKET_RATE
                                : QuantityNames.of(name).orElse(null);
                if (quantity != null) {
                    columns.add(new Bendable(column, quantity));
                }
            }
        }
        double seconds = table.meant(Meaning.DURATION).map(Meant::factor).orElse(1.0);
        return new FlowColumns(columns, seconds);
    }

    /** The columns that a bend may change and of which some detector's features are made. */
    List<Bendable> changing(Set<String> used) {
        return columns.stream()
                .filter(bendable -> !bendable.quantity().isFixed()
                        && used.contains(bendable.column().name()))
                .toList();
    }

    /** What the sender of a flow can do, judged by the columns that there are. */
    Set<Control> controls() {
        Set<Control> controls = EnumSet.noneOf(Control.class);
        if (has(Quantity.FORWARD_BYTES) || has(Quantity.TOTAL_BYTES)) {
            controls.add(Control.PADDING);
        }
        if (has(Quantity.FORWARD_PACKETS) || has(Quantity.TOTAL_PACKETS)) {
            controls.add(Control.PACKETS);
        }
        if (has(Quantity.DURATION)) {
            controls.add(Control.WAITING);
        }
        return controls;
    }

    /** Whether some column says so. */
    boolean has(Quantity quantity) {
        return first.containsKey(quantity);
    }

    /** Whether some column says so, in whole numbers only. */
    boolean isWhole(Quantity quantity) {
        NumberColumn column = first.get(quantity);
        return column != null && column.isIntegral();
    }

    /** Of a unit of the duration's column. */
    double seconds() {
        return seconds;
    }

    /** Bytes of headers that the smallest packet counts for: 0 where bytes are those of the content. */
    int headers() {
        return headers;
    }

    /** What the columns say of a flow. */
    Flow flow(int row) {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        first.forEach((quantity, column) -> values.put(quantity, column.value(row)));
        return new Flow(values, this);
    }
}
