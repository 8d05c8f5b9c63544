package dev.marlin.statistics.labels;

import java.util.AbstractList;
import java.util.List;

/**
 * The names behind the numbers of items, voters and classes; each list in number order, without repetition.
 *
 * <p>2 to 127 classes; items and voters may be none.
 */
public record Roster(List<String> items, List<String> voters, List<String> classes) {

    /** The most classes a vote can tell apart. */
    public static final int MOST_CLASSES = 127;

    public Roster {
        requireClasses(classes.size());
        items = copied(items);
        voters = copied(voters);
        classes = copied(classes);
    }

    /** The roster whose names are the numbers from 0, held without storing them. */
    public static Roster numbered(int items, int voters, int classes) {
        return new Roster(new Numbers(items), new Numbers(voters), new Numbers(classes));
    }

    static int requireClasses(int classes) {
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException("votes need 2 to " + MOST_CLASSES + " classes, not " + classes);
        }
        return classes;
    }

    private static List<String> copied(List<String> names) {
        return names instanceof Numbers ? names : List.copyOf(names);
    }

    private static final class Numbers extends AbstractList<String> {
        private final int size;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public String get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index + " is not below " + size);
            }
            return Integer.toString(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
