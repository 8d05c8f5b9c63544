package dev.marlin.statistics.ranking.annotator;

import java.util.Arrays;

/**
 * Who judged whom: a slot for every person and competitor that met, so that many people who judged little need little.
 *
 * @param start the slots of person k are start[k] to start[k + 1] − 1
 * @param place {@code place[s]} = the competitor of slot s
 * @param ofFirst {@code ofFirst[c]} = the slot of cell c's person and first competitor
 * @param ofSecond the same of the second
 */
record CrowdSlots(int[] start, int[] place, int[] ofFirst, int[] ofSecond) {

    /** The slots of votes whose cells are sorted by person. */
    static CrowdSlots of(CrowdVotes votes, int people) {
        int cells = votes.cells();
        CrowdSlots slots = new CrowdSlots(new int[people + 1], new int[2 * cells], new int[cells], new int[cells]);
        int[] taken = new int[votes.competitors()];
        Arrays.fill(taken, -1);
        int next = 0;
        int cell = 0;
        for (int k = 0; k < people; k++) {
            slots.start[k] = next;
            for (; cell < cells && votes.person()[cell] == k; cell++) {
                next = slots.put(cell, votes.first()[votes.pair()[cell]], slots.ofFirst, taken, next);
                next = slots.put(cell, votes.second()[votes.pair()[cell]], slots.ofSecond, taken, next);
            }
            for (int s = slots.start[k]; s < next; s++) {
                taken[slots.place[s]] = -1;
            }
        }
        slots.start[people] = next;
        return slots;
    }

    private int put(int cell, int competitor, int[] of, int[] taken, int next) {
        boolean isNew = taken[competitor] < 0;
        if (isNew) {
            taken[competitor] = next;
            place[next] = competitor;
        }
        of[cell] = taken[competitor];
        return isNew ? next + 1 : next;
    }
}
