package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects votes by name and hands them out as one of the two kinds.
 *
 * <p>Items and voters are numbered in the order of their first mention, classes as declared. The caller names the kind at
 * the end: {@link #people()} when a missing vote only means that nobody asked, {@link #functions()} when the voter saw
 * every item and a missing vote is its decision to abstain. Not for use by several threads.
 */
public final class VoteBuilder {

    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final Map<String, Integer> voters = new LinkedHashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private int[] item = new int[16];
    private int[] voter = new int[16];
    private byte[] label = new byte[16];

    /** A builder without votes; {@code classes} are 2 to 127 different names. */
    public VoteBuilder(List<String> classes) {
        Roster.requireClasses(classes.size());
        for (String name : classes) {
            if (this.classes.put(name, this.classes.size()) != null) {
                throw new IllegalArgumentException("the class " + name + " is declared twice");
            }
        }
    }

    /** Numbers the item, if it is new, without a vote: items that nobody voted on are answered with the prior. */
    public VoteBuilder item(String name) {
        items.putIfAbsent(name, items.size());
        return this;
    }

    /** Numbers the voter, if new, without a vote. */
    public VoteBuilder voter(String name) {
        voters.putIfAbsent(name, voters.size());
        return this;
    }

    /**
     * Adds one vote.
     *
     * @throws IllegalArgumentException for an undeclared class, or a second vote of the voter on the item
     */
    public VoteBuilder add(String itemName, String voterName, String className) {
        Integer number = classes.get(className);
        if (number == null) {
            throw new IllegalArgumentException("voter " + voterName + " chose " + className + " for " + itemName
                    + ", which is not one of " + classes.keySet());
        }
        item(itemName).voter(voterName);
        int place = places.size();
        int itemNumber = items.getOrDefault(itemName, 0);
        int voterNumber = voters.getOrDefault(voterName, 0);
        if (places.putIfAbsent(((long) itemNumber << 32) | voterNumber, place) != null) {
            throw new IllegalArgumentException("voter " + voterName + " voted twice on " + itemName);
        }
        if (place == item.length) {
            item = Arrays.copyOf(item, 2 * place);
            voter = Arrays.copyOf(voter, 2 * place);
            label = Arrays.copyOf(label, 2 * place);
        }
        item[place] = itemNumber;
        voter[place] = voterNumber;
        label[place] = number.byteValue();
        return this;
    }

    /** The votes of people: a missing vote is missing at random. */
    public PeopleVotes people() {
        int size = places.size();
        return PeopleVotes.of(
                Arrays.copyOf(item, size), Arrays.copyOf(voter, size), Arrays.copyOf(label, size), roster());
    }

    /** The votes of labeling functions: a missing vote is the function's decision to abstain. */
    public FunctionVotes functions() {
        int width = voters.size();
        byte[] matrix = new byte[Math.multiplyExact(items.size(), width)];
        Arrays.fill(matrix, FunctionVotes.ABSTAIN);
        for (int v = 0; v < places.size(); v++) {
            matrix[item[v] * width + voter[v]] = label[v];
        }
        return FunctionVotes.of(matrix, roster());
    }

    private Roster roster() {
        return new Roster(
                new ArrayList<>(items.keySet()), new ArrayList<>(voters.keySet()), new ArrayList<>(classes.keySet()));
    }
}
