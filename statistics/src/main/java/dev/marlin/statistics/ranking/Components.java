package dev.marlin.statistics.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups of agents that counted battles link, the largest first. */
final class Components {

    private Components() {}

    /** Agent numbers of each group, ascending; an agent without a counted battle is in none. */
    static List<int[]> of(BattleTable table) {
        int agents = table.agents().size();
        int[] parent = new int[agents];
        for (int i = 0; i < agents; i++) {
            parent[i] = i;
        }
        boolean[] met = new boolean[agents];
        for (int i = 0; i < agents; i++) {
            for (int j = i + 1; j < agents; j++) {
                if (table.between(i, j).counted() > 0) {
                    met[i] = true;
                    met[j] = true;
                    parent[root(parent, j)] = root(parent, i);
                }
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < agents; i++) {
            if (met[i]) {
                groups.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(i);
            }
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .sorted(Comparator.<int[]>comparingInt(g -> -g.length).thenComparingInt(g -> g[0]))
                .toList();
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
