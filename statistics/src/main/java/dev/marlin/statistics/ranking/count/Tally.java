package dev.marlin.statistics.ranking.count;

/**
 * Battles counted by outcome, seen from one agent.
 *
 * @param wins battles it won
 * @param losses battles its opponent won
 */
public record Tally(long wins, long ties, long losses, long bothBad) {

    /** No battle. */
    public static final Tally EMPTY = new Tally(0, 0, 0, 0);

    public Tally {
        if (wins < 0 || ties < 0 || losses < 0 || bothBad < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    /** Battles that enter the likelihood: all but both bad. */
    public long counted() {
        return wins + ties + losses;
    }

    /** All battles. */
    public long battles() {
        return counted() + bothBad;
    }

    /** Both counts together. */
    public Tally plus(Tally other) {
        return new Tally(wins + other.wins, ties + other.ties, losses + other.losses, bothBad + other.bothBad);
    }

    /** The same battles, seen from the opponent. */
    public Tally fromTheOtherSide() {
        return new Tally(/* wins= */ losses, ties, /* losses= */ wins, bothBad);
    }
}
