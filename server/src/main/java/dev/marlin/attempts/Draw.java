package dev.marlin.attempts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What one attempt asks, by its seed alone: {@link Random} and {@link Collections#shuffle} are the same everywhere. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /**
     * Places of the drawn items, in the order of the page.
     *
     * @param items how many there are to draw from
     * @param last places of items that are only drawn when the others do not suffice
     * @param wanted how many; fewer when there are no more
     */
    List<Integer> items(int items, Set<Integer> last, int wanted) {
        List<Integer> order = shuffled(items);
        List<Integer> drawn = new ArrayList<>(order);
        drawn.removeIf(last::contains);
        order.stream().filter(last::contains).forEach(drawn::add);
        return List.copyOf(drawn.subList(0, Math.min(wanted, drawn.size())));
    }

    /** Places of the choices in the file, in the order of the page. */
    List<Integer> choices(int choices) {
        return shuffled(choices);
    }

    private List<Integer> shuffled(int size) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }
}
