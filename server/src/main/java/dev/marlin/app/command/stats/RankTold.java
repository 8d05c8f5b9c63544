package dev.marlin.app.command.stats;

import java.util.List;
import java.util.Map;

/**
 * A ranking as the shell tells it.
 *
 * @param items by falling rating, group by group
 * @param facts for programs, beside the items
 * @param words for people, below the table
 */
record RankTold(List<Placed> items, Map<String, Object> facts, String words) {}
