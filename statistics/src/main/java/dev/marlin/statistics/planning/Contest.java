package dev.marlin.statistics.planning;

/**
 * What is assumed of one judged task in which version B meets version A.
 *
 * @param winRate chance that B wins where one of the two does, between 0 and 1 and not 1/2
 * @param ties share of tasks in which neither does, 0 to below 1
 */
public record Contest(double winRate, double ties) {
    public Contest {
        if (!(winRate > 0 && winRate < 1) || winRate == 0.5) {
            throw new IllegalArgumentException(
                    "the win rate lies between 0 and 1 and is not 0.5, for no number of tasks"
                            + " shows a difference that is none; not " + winRate);
        }
        if (!(ties >= 0 && ties < 1)) {
            throw new IllegalArgumentException("the share of ties is at least 0 and below 1, not " + ties);
        }
    }

    /** How far the mean score, with a tie as half a win, lies from 1/2. */
    double lead() {
        return (1 - ties) * Math.abs(winRate - 0.5);
    }

    /** Of one task's score when the two are equal. */
    double spreadIfEqual() {
        return Math.sqrt((1 - ties) / 4);
    }

    /** Of one task's score as assumed. */
    double spread() {
        return Math.sqrt((1 - ties) / 4 - lead() * lead());
    }
}
