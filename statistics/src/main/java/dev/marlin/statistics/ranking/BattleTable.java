package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.count.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Battles counted once: every later step reads cells (pair of agents, outcome, cluster), never the battles again.
 *
 * <p>Agents are numbered in the order of their names, so the table does not depend on the order of the battles.
 */
public final class BattleTable {

    /** A fit solves a dense system of this size; more agents than this are refused. */
    public static final int MOST_AGENTS = 2000;

    private final List<String> agents;
    private final BattleKeys keys;
    private final Map<Long, Tally> cells = new HashMap<>();

    private BattleTable(List<String> agents, BattleKeys keys) {
        this.agents = agents;
        this.keys = keys;
        for (int from = 0; from < keys.clusters(); from++) {
            keys.forEachPair(
                    from, (first, second, counts) -> cells.merge(cell(first, second), counts.tally(), Tally::plus));
        }
    }

    /**
     * Counts the battles in one pass.
     *
     * @throws IllegalArgumentException when they name more than {@link #MOST_AGENTS} agents
     */
    public static BattleTable count(Collection<Battle> battles) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> clusters = new HashMap<>();
        long[] raw = new long[battles.size()];
        int n = 0;
        for (Battle battle : battles) {
            int a = numberOf(battle.a(), numbers);
            int b = numberOf(battle.b(), numbers);
            if (numbers.size() > MOST_AGENTS) {
                throw new IllegalArgumentException("more than " + MOST_AGENTS
                        + " agents cannot be ranked in one table; rank slices of them instead");
            }
            raw[n++] = BattleKeys.encode(numberOf(battle.cluster(), clusters), a, b, battle.outcome());
        }
        List<String> agents = new ArrayList<>(numbers.keySet());
        agents.sort(null);
        int[] sorted = new int[agents.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[numberIn(numbers, agents.get(i))] = i;
        }
        return new BattleTable(List.copyOf(agents), BattleKeys.sorted(Arrays.copyOf(raw, n), sorted));
    }

    /** All agents that took part, sorted by name. */
    public List<String> agents() {
        return agents;
    }

    /** All battles, both bad included. */
    public long battles() {
        return keys.battles();
    }

    /** Clusters with at least one battle. */
    public int clusters() {
        return keys.clusters();
    }

    /** The battles between two agents, seen from the first; all zero when they never met or are unknown. */
    public Tally between(String agent, String opponent) {
        int i = agents.indexOf(agent);
        int j = agents.indexOf(opponent);
        if (i < 0 || j < 0 || i == j) {
            return Tally.EMPTY;
        }
        return i < j ? between(i, j) : between(j, i).fromTheOtherSide();
    }

    Tally between(int first, int second) {
        return cells.getOrDefault(cell(first, second), Tally.EMPTY);
    }

    /**
     * The groups of agents that counted battles link, the largest first, each as ascending agent numbers; an agent
     * without a counted battle is in none.
     */
    List<int[]> components() {
        int count = agents.size();
        int[] parent = new int[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
        boolean[] met = new boolean[count];
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                if (between(i, j).counted() > 0) {
                    met[i] = true;
                    met[j] = true;
                    parent[root(parent, j)] = root(parent, i);
                }
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            if (met[i]) {
                groups.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(i);
            }
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .sorted(Comparator.<int[]>comparingInt(g -> -g.length).thenComparingInt(g -> g[0]))
                .toList();
    }

    BattleKeys keys() {
        return keys;
    }

    private static long cell(int first, int second) {
        return ((long) first << 32) | second;
    }

    private static int numberOf(String name, Map<String, Integer> numbers) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, numbers.size());
        return numbers.size() - 1;
    }

    private static int numberIn(Map<String, Integer> numbers, String name) {
        return numbers.getOrDefault(name, -1);
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
