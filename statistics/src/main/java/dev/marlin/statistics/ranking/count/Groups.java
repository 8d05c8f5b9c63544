package dev.marlin.statistics.ranking.count;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of a comparison graph.
 *
 * <p>Across components nothing can be compared. Inside one, i reaches j over "i did not lose to j"; where two
 * competitors do not reach each other both ways, the likelihood grows for ever as they are pulled apart, so their order
 * may be known but no finite rating is (Ford 1957; Hunter 2004, assumption 1).
 */
public final class Groups {

    private final PairCounts counts;
    private final int[][] unbeaten;
    private final int[][] linked;

    /** Reads pairs with a positive weight. */
    public Groups(PairCounts counts) {
        this.counts = counts;
        this.unbeaten = arrows(false);
        this.linked = arrows(true);
    }

    /** Competitors linked by comparisons, the largest group first; who has no comparison is in none. */
    public List<int[]> components() {
        int agents = counts.agents();
        boolean[] seen = new boolean[agents];
        return IntStream.range(0, agents)
                .filter(i -> linked[i].length > 0)
                .mapToObj(i -> seen[i] ? new int[0] : marked(reach(linked, i), seen))
                .filter(group -> group.length > 0)
                .sorted(Comparator.<int[]>comparingInt(g -> -g.length).thenComparingInt(g -> g[0]))
                .toList();
    }

    /**
     * For each competitor how many others are surely above it (reach it, but are not reached by it) and surely below, as
     * {@code {above, below}}; all zero exactly when every component is strongly connected.
     */
    public int[][] aboveAndBelow() {
        int agents = counts.agents();
        int[] stratum = strata();
        int[][] result = new int[agents][2];
        boolean[] done = new boolean[agents];
        for (int i = 0; i < agents; i++) {
            if (done[stratum[i]]) {
                continue;
            }
            done[stratum[i]] = true;
            boolean[] below = reach(unbeaten, i);
            int here = stratum[i];
            int[] members =
                    IntStream.range(0, agents).filter(k -> stratum[k] == here).toArray();
            for (int k = 0; k < agents; k++) {
                if (below[k] && stratum[k] != here) {
                    result[k][0] += members.length;
                    for (int member : members) {
                        result[member][1]++;
                    }
                }
            }
        }
        return result;
    }

    /** The strongly connected part of each competitor, numbered by its lowest member. */
    public int[] strata() {
        return new Strata(unbeaten).lowestMember;
    }

    private int[][] arrows(boolean bothWays) {
        int[] degree = new int[counts.agents()];
        int[][] arrows = new int[counts.agents()][];
        for (int pass = 0; pass < 2; pass++) {
            if (pass == 1) {
                Arrays.setAll(arrows, i -> new int[degree[i]]);
                Arrays.fill(degree, 0);
            }
            for (int p = 0; p < counts.pairs(); p++) {
                double ties = counts.ties()[p];
                boolean met = counts.wins()[p] + ties + counts.losses()[p] > 0;
                put(
                        arrows,
                        degree,
                        counts.first()[p],
                        counts.second()[p],
                        pass,
                        bothWays ? met : counts.wins()[p] + ties > 0);
                put(
                        arrows,
                        degree,
                        counts.second()[p],
                        counts.first()[p],
                        pass,
                        bothWays ? met : counts.losses()[p] + ties > 0);
            }
        }
        return arrows;
    }

    private static void put(int[][] arrows, int[] degree, int from, int to, int pass, boolean is) {
        if (is) {
            if (pass == 1) {
                arrows[from][degree[from]] = to;
            }
            degree[from]++;
        }
    }

    private static boolean[] reach(int[][] arrows, int from) {
        boolean[] reached = new boolean[arrows.length];
        Deque<Integer> open = new ArrayDeque<>();
        reached[from] = true;
        open.add(from);
        while (!open.isEmpty()) {
            for (int next : arrows[open.remove()]) {
                if (!reached[next]) {
                    reached[next] = true;
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private static int[] marked(boolean[] group, boolean[] seen) {
        for (int i = 0; i < group.length; i++) {
            seen[i] |= group[i];
        }
        return IntStream.range(0, group.length).filter(i -> group[i]).toArray();
    }

    /** Tarjan's algorithm (1972), without recursion. */
    private static final class Strata {
        private final int[][] arrows;
        private final int[] lowestMember;
        private final int[] order;
        private final int[] low;
        private final boolean[] open;
        private final int[] stack;
        private int height;
        private int clock;

        Strata(int[][] arrows) {
            int size = arrows.length;
            this.arrows = arrows;
            this.lowestMember = new int[size];
            this.order = new int[size];
            this.low = new int[size];
            this.open = new boolean[size];
            this.stack = new int[size];
            for (int i = 0; i < size; i++) {
                if (order[i] == 0) {
                    visit(i);
                }
            }
        }

        private void visit(int root) {
            int[] path = new int[arrows.length];
            int[] at = new int[arrows.length];
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int node = path[depth];
                if (at[depth] < arrows[node].length) {
                    int next = arrows[node][at[depth]++];
                    if (order[next] == 0) {
                        path[++depth] = next;
                        at[depth] = 0;
                        enter(next);
                    } else if (open[next]) {
                        low[node] = Math.min(low[node], order[next]);
                    }
                } else {
                    leave(node);
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                }
            }
        }

        private void enter(int node) {
            clock++;
            order[node] = clock;
            low[node] = clock;
            open[node] = true;
            stack[height++] = node;
        }

        private void leave(int node) {
            if (low[node] < order[node]) {
                return;
            }
            int bottom = height;
            int lowest = node;
            do {
                bottom--;
                lowest = Math.min(lowest, stack[bottom]);
            } while (stack[bottom] != node);
            for (int k = bottom; k < height; k++) {
                open[stack[k]] = false;
                lowestMember[stack[k]] = lowest;
            }
            height = bottom;
        }
    }
}
