package org.strayflow.ui.vm;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows a table shows: the first {@link #size()} of an order of row ids. Changing how many costs the same for ten rows and for ten
 * million, and so does telling the listeners: the rows added or removed are never copied.
 */
public final class RowOrderList extends ObservableListBase<Integer> implements RandomAccess {
    private int[] order = new int[0];
    private int count;
    private int version;
    private boolean changing;

    /** Shows no rows. */
    public RowOrderList() {}

    @Override
    public Integer get(int place) {
        return rowAt(place);
    }

    /** The row id at a place, counted from 0. */
    public int rowAt(int place) {
        if (place < 0 || place >= count) {
            throw new IndexOutOfBoundsException(place + " of " + count);
        }
        return order[place];
    }

    /** The row id at a place of the order, shown or not. */
    public int orderAt(int place) {
        return order[place];
    }

    /** The place of a row, -1 when it is not shown. Without making an object a row, for tables ask on every new order. */
    @Override
    public int indexOf(@Nullable Object row) {
        if (row instanceof Integer id) {
            for (int place = 0; place < count; place++) {
                if (order[place] == id) {
                    return place;
                }
            }
        }
        return -1;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public int size() {
        return count;
    }

    /** How many rows the order has, shown or not. */
    public int orderSize() {
        return order.length;
    }

    /** The places of rows in the order, shown or not, ascending; rows that are not in it are left out. One pass over the order. */
    public int[] placesOf(int[] rows) {
        int[] wanted = rows.clone();
        Arrays.sort(wanted);
        return wanted.length == 0
                ? wanted
                : IntStream.range(0, order.length)
                        .filter(place -> Arrays.binarySearch(wanted, order[place]) >= 0)
                        .toArray();
    }

    /** Counts the orders: as long as it stays the same, every row keeps its place. */
    public int version() {
        return version;
    }

    /** Whether listeners are being told of a change right now. */
    public boolean isChanging() {
        return changing;
    }

    /**
     * Shows the first rows of the present order.
     *
     * @param rows how many, 0..{@link #orderSize()}
     */
    public void setCount(int rows) {
        checkCount(rows, order);
        int old = count;
        if (rows == old) {
            return;
        }
        count = rows;
        if (rows > old) {
            fire(new PrefixChange(this, old, rows, List.of()));
        } else {
            fire(new PrefixChange(this, rows, rows, new Part(order, rows, old)));
        }
    }

    /**
     * Shows the first rows of another order.
     *
     * @param newOrder row ids; kept, not copied, and must not change any more
     * @param rows how many of them, 0..{@code newOrder.length}
     */
    public void setOrder(int[] newOrder, int rows) {
        checkCount(rows, newOrder);
        List<Integer> removed = new Part(order, 0, count);
        order = newOrder;
        version++;
        count = rows;
        if (!removed.isEmpty() || rows > 0) {
            fire(new PrefixChange(this, 0, rows, removed));
        }
    }

    private static void checkCount(int rows, int[] order) {
        if (rows < 0 || rows > order.length) {
            throw new IllegalArgumentException(rows + " of " + order.length + " rows");
        }
    }

    private void fire(PrefixChange change) {
        changing = true;
        try {
            fireChange(change);
        } finally {
            changing = false;
        }
    }

    /** A stretch of an order, not copied. */
    private static final class Part extends AbstractList<Integer> implements RandomAccess {
        private final int[] order;
        private final int from;
        private final int to;

        Part(int[] order, int from, int to) {
            this.order = order;
            this.from = from;
            this.to = to;
        }

        @Override
        public Integer get(int place) {
            if (place < 0 || place >= size()) {
                throw new IndexOutOfBoundsException(place + " of " + size());
            }
            return order[from + place];
        }

        @Override
        public int size() {
            return to - from;
        }
    }

    /** One stretch added, removed or replaced. */
    private static final class PrefixChange extends ListChangeListener.Change<Integer> {
        private static final int[] NO_PERMUTATION = {};

        private final int from;
        private final int to;
        private final List<Integer> removed;
        private boolean started;

        PrefixChange(RowOrderList list, int from, int to, List<Integer> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean first = !started;
            started = true;
            return first;
        }

        @Override
        public void reset() {
            started = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<Integer> getRemoved() {
            return removed;
        }

        @Override
        public int getRemovedSize() {
            return removed.size();
        }

        @Override
        protected int[] getPermutation() {
            return NO_PERMUTATION;
        }
    }
}
