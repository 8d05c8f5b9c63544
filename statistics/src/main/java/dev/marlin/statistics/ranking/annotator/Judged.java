package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.HashSet;
import java.util.List;

/**
 * Comparisons with the person behind each.
 *
 * @param people names
 * @param annotator {@code annotator[row]} = number of the person, by place in {@code people}; copied
 */
public record Judged(Comparisons comparisons, List<String> people, int[] annotator) {

    public Judged {
        people = List.copyOf(people);
        annotator = annotator.clone();
        if (annotator.length != comparisons.rows()) {
            throw new IllegalArgumentException(
                    annotator.length + " annotators for " + comparisons.rows() + " comparisons");
        }
        if (new HashSet<>(people).size() != people.size()) {
            throw new IllegalArgumentException("every annotator has a name of its own");
        }
        for (int row = 0; row < annotator.length; row++) {
            if (annotator[row] < 0 || annotator[row] >= people.size()) {
                throw new IllegalArgumentException("row " + row + " was judged by the unknown " + annotator[row]);
            }
        }
    }
}
