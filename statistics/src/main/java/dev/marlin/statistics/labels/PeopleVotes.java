package dev.marlin.statistics.labels;

import java.util.Arrays;

/**
 * Votes of people on items, held as compressed rows: the votes of item i are {@code starts[i]} to {@code starts[i + 1]}.
 *
 * <p>A missing vote is missing at random: it says nothing about the item. A labeling function, which saw the item and
 * abstained, belongs in {@link FunctionVotes}.
 */
public final class PeopleVotes {

    private final Roster roster;
    private final int[] starts;
    private final int[] voters;
    private final byte[] labels;

    private PeopleVotes(Roster roster, int[] starts, int[] voters, byte[] labels) {
        this.roster = roster;
        this.starts = starts;
        this.voters = voters;
        this.labels = labels;
    }

    /**
     * Votes as three arrays of equal length; vote v is {@code voter[v]} saying {@code label[v]} of {@code item[v]}, all
     * numbers from 0 in the order of the roster.
     *
     * @throws IllegalArgumentException for numbers outside the roster, or a second vote of a voter on an item
     */
    public static PeopleVotes of(int[] item, int[] voter, byte[] label, Roster roster) {
        PeopleVotes votes = repeatable(item, voter, label, roster);
        int[] lastItem = new int[roster.voters().size()];
        Arrays.fill(lastItem, -1);
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.starts[i]; v < votes.starts[i + 1]; v++) {
                if (lastItem[votes.voters[v]] == i) {
                    throw new IllegalArgumentException(
                            "voter " + roster.voters().get(votes.voters[v]) + " voted twice on "
                                    + roster.items().get(i));
                }
                lastItem[votes.voters[v]] = i;
            }
        }
        return votes;
    }

    /** Votes among which a voter may vote on an item more than once, each vote counting as independent. */
    static PeopleVotes repeatable(int[] item, int[] voter, byte[] label, Roster roster) {
        if (item.length != voter.length || item.length != label.length) {
            throw new IllegalArgumentException(
                    "arrays of " + item.length + ", " + voter.length + " and " + label.length + " votes");
        }
        int[] starts = new int[roster.items().size() + 1];
        for (int v = 0; v < item.length; v++) {
            requireBelow("item", item[v], roster.items().size());
            requireBelow("voter", voter[v], roster.voters().size());
            requireBelow("label", label[v], roster.classes().size());
            starts[item[v] + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        int[] voters = new int[item.length];
        byte[] labels = new byte[item.length];
        for (int v = 0; v < item.length; v++) {
            int place = next[item[v]]++;
            voters[place] = voter[v];
            labels[place] = label[v];
        }
        return new PeopleVotes(roster, starts, voters, labels);
    }

    /** The names of items, voters and classes. */
    public Roster roster() {
        return roster;
    }

    /** Items, voted on or not. */
    public int items() {
        return starts.length - 1;
    }

    /** Voters, voting or not. */
    public int voters() {
        return roster.voters().size();
    }

    /** Classes, chosen or not. */
    public int classes() {
        return roster.classes().size();
    }

    /** Votes in all. */
    public int size() {
        return labels.length;
    }

    /** The place of the item's first vote; the place after its last is {@code start(item + 1)}. */
    int start(int item) {
        return starts[item];
    }

    int voter(int place) {
        return voters[place];
    }

    byte label(int place) {
        return labels[place];
    }

    /** {@code cells()[place]} = {@code (voter * classes + label) * classes}: where a table by voter, label and class has it. */
    int[] cells() {
        int[] cells = new int[labels.length];
        Arrays.setAll(cells, v -> (voters[v] * classes() + labels[v]) * classes());
        return cells;
    }

    private static void requireBelow(String what, int number, int bound) {
        if (number < 0 || number >= bound) {
            throw new IllegalArgumentException(what + " number " + number + " is not from 0 to " + (bound - 1));
        }
    }
}
