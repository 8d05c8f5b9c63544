package dev.marlin.runs.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many fixed words in one pass over a text, in time linear in the text (Aho and Corasick, 1975).
 *
 * @param <T> what a needle stands for
 */
final class Needles<T> {
    private final Node<T> root = new Node<>();
    private boolean linked;

    void add(String needle, T meaning) {
        Node<T> node = root;
        for (int i = 0; i < needle.length(); i++) {
            node = node.next.computeIfAbsent(needle.charAt(i), c -> new Node<>());
        }
        node.found.add(new Needle<>(needle.length(), meaning));
        linked = false;
    }

    /** Every occurrence, overlapping ones too, by where it ends. */
    List<Hit<T>> in(Folding text) {
        link();
        List<Hit<T>> hits = new ArrayList<>();
        Node<T> node = root;
        for (int i = 0; i < text.length(); i++) {
            node = step(node, text.at(i));
            for (Needle<T> needle : node.found) {
                hits.add(new Hit<>(i + 1 - needle.length(), i + 1, needle.meaning()));
            }
        }
        return hits;
    }

    private Node<T> step(Node<T> from, char symbol) {
        Node<T> node = from;
        while (node != root && !node.next.containsKey(symbol)) {
            node = node.fallback == null ? root : node.fallback;
        }
        Node<T> next = node.next.get(symbol);
        return next == null ? root : next;
    }

    private synchronized void link() {
        if (linked) {
            return;
        }
        ArrayDeque<Node<T>> queue = new ArrayDeque<>(root.next.values());
        root.next.values().forEach(child -> child.fallback = root);
        while (!queue.isEmpty()) {
            Node<T> node = queue.poll();
            node.next.forEach((symbol, child) -> {
                child.fallback = step(node.fallback == null ? root : node.fallback, symbol);
                child.found.addAll(child.fallback.found);
                queue.add(child);
            });
        }
        linked = true;
    }

    /** @param start first character of the occurrence, {@code end} after its last */
    record Hit<T>(int start, int end, T meaning) {}

    private record Needle<T>(int length, T meaning) {}

    private static final class Node<T> {
        private final Map<Character, Node<T>> next = new HashMap<>();
        private final List<Needle<T>> found = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Node<T> fallback;
    }
}
