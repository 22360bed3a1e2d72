package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names in JSON objects and the places of their values. A value inside an object is called after both, {@code flow.age}. Records of a
 * log have their names in the same order, so the name that followed last time is tried first. Not for several threads.
 */
final class JsonNames {
    /** A name in an object, or the object of a record itself. */
    static final class Node {
        private final byte[] key;
        private final String path;
        private final boolean utf8;
        private final Map<String, Node> children = new HashMap<>();
        private @Nullable Node first;
        private @Nullable Node follower;
        private int place;
        private long lastRecord;

        private Node(byte[] key, String path, int place) {
            this.key = key;
            utf8 = Utf8.strict(key, 0, key.length) != null;
            this.path = path;
            this.place = place;
        }

        /** The name with those of the objects around it. */
        String path() {
            return path;
        }

        /** Whether the bytes of the name are text. */
        boolean isUtf8() {
            return utf8;
        }

        private boolean is(byte[] bytes, int from, int to) {
            return key.length == to - from && Arrays.equals(key, 0, key.length, bytes, from, to);
        }
    }

    private long record;
    private final Node root = new Node(new byte[0], "", -1);
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> paths = new ArrayList<>();

    /** Names with places of their own; others get the places behind. */
    JsonNames(List<String> known) {
        known.forEach(this::placeOf);
    }

    /** The object of a record. */
    Node root() {
        return root;
    }

    /** Says that another record begins. */
    void beginRecord() {
        record++;
    }

    /** Whether the name is met for the first time in the record. */
    boolean isNew(Node node) {
        boolean met = node.lastRecord == record;
        node.lastRecord = record;
        return !met;
    }

    /** How many places there are. */
    int size() {
        return paths.size();
    }

    /** The name of a place, with those of the objects around it. */
    String path(int place) {
        return paths.get(place);
    }

    /**
     * A name in an object.
     *
     * @param parent the object
     * @param before the name before it, {@code null} for the first one
     * @param bytes hold the name
     * @param from where it begins
     * @param to where it ends
     */
    Node child(Node parent, @Nullable Node before, byte[] bytes, int from, int to) {
        Node guess = before == null ? parent.first : before.follower;
        if (guess != null && guess.is(bytes, from, to)) {
            return guess;
        }
        Node child = child(parent, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        if (before == null) {
            parent.first = child;
        } else {
            before.follower = child;
        }
        return child;
    }

    /** The same by the name in Latin 1, a character a byte. */
    Node child(Node parent, String latin) {
        Node known = parent.children.get(latin);
        if (known != null) {
            return known;
        }
        byte[] key = latin.getBytes(StandardCharsets.ISO_8859_1);
        String name = new String(key, StandardCharsets.UTF_8);
        String path = parent == root ? name : parent.path + "." + name;
        Node child = new Node(key, path, places.getOrDefault(path, -1));
        parent.children.put(latin, child);
        return child;
    }

    /** The place of a name's value; gives it one when it has none. */
    int place(Node node) {
        if (node.place < 0) {
            node.place = placeOf(node.path);
        }
        return node.place;
    }

    private int placeOf(String path) {
        Integer known = places.putIfAbsent(path, paths.size());
        if (known == null) {
            paths.add(path);
            return paths.size() - 1;
        }
        return known;
    }
}
