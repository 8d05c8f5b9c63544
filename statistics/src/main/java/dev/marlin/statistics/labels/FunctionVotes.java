package dev.marlin.statistics.labels;

/**
 * Votes of labeling functions: {@code matrix[i * functions + j]} = class number that function j gave item i, or
 * {@link #ABSTAIN}.
 *
 * <p>Every function saw every item, so abstaining is a decision and carries information. People, who were not asked about
 * every item, belong in {@link PeopleVotes}.
 */
public final class FunctionVotes {

    /** The code of a function that abstained. */
    public static final byte ABSTAIN = -1;

    private final Roster roster;
    private final byte[] matrix;

    private FunctionVotes(Roster roster, byte[] matrix) {
        this.roster = roster;
        this.matrix = matrix;
    }

    /**
     * Votes as one flat row-major matrix of items × functions; the array is copied.
     *
     * @throws IllegalArgumentException for a code that is neither a class number nor {@link #ABSTAIN}, or a wrong length
     */
    public static FunctionVotes of(byte[] matrix, Roster roster) {
        long cells = (long) roster.items().size() * roster.voters().size();
        if (matrix.length != cells) {
            throw new IllegalArgumentException(roster.items().size() + " items of "
                    + roster.voters().size() + " functions need " + cells + " codes, not " + matrix.length);
        }
        int classes = roster.classes().size();
        byte[] copy = matrix.clone();
        for (int v = 0; v < copy.length; v++) {
            if (copy[v] < ABSTAIN || copy[v] >= classes) {
                throw new IllegalArgumentException("code " + copy[v] + " of function "
                        + v % roster.voters().size() + " is neither " + ABSTAIN + " nor below " + classes);
            }
        }
        return new FunctionVotes(roster, copy);
    }

    /** Votes whose items, functions and classes are named by their numbers. */
    public static FunctionVotes of(byte[] matrix, int functions, int classes) {
        if (functions < 1 || matrix.length % functions != 0) {
            throw new IllegalArgumentException(matrix.length + " codes do not fill rows of " + functions);
        }
        return of(matrix, Roster.numbered(matrix.length / functions, functions, classes));
    }

    /** The names of items, functions and classes. */
    public Roster roster() {
        return roster;
    }

    /** Items, voted on or not. */
    public int items() {
        return roster.items().size();
    }

    /** Functions, firing or not. */
    public int functions() {
        return roster.voters().size();
    }

    /** Classes, chosen or not. */
    public int classes() {
        return roster.classes().size();
    }

    /** The code of a place of the flat matrix. */
    byte code(int place) {
        return matrix[place];
    }
}
