package dev.marlin.statistics.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.labels.PeopleFit;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.VoteBuilder;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.field.RankedField;
import dev.marlin.statistics.ranking.field.TieChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lines of Java in docs/statistics.md are lines of this test: they compile, and do what the text says. */
class LibraryUseTest {

    @Test
    void ranksFromColumns() {
        Comparisons votes = Comparisons.of(
                List.of("crane", "heron", "swift"),
                new int[] {0, 1, 2, 0, 2, 1},
                new int[] {1, 2, 0, 1, 1, 0},
                new byte[] {
                    Outcome.A.code(),
                    Outcome.A.code(),
                    Outcome.TIE.code(),
                    Outcome.B.code(),
                    Outcome.A.code(),
                    Outcome.BOTH_BAD.code()
                });
        RankedField field = FieldRanking.rank(
                votes.clustered(new int[] {0, 0, 0, 1, 1, 1}),
                FieldOptions.seeded(1).with(TieChoice.AUTO).with(new IntervalMethod.ClusterSandwich(0.95)));
        for (RankedField.Item item : field.components().getFirst().items()) {
            Estimate elo = item.rating().orElseThrow();
            System.out.println(item.name() + " " + elo.low() + " to " + elo.high() + ", rank " + item.rank());
        }

        assertThat(field.components().getFirst().items()).hasSize(3);
        assertThat(field.bothBadRate()).isEqualTo(1 / 6.0);
    }

    @Test
    void labelsFromVotes() {
        VoteBuilder votes = new VoteBuilder(List.of("bug", "none"));
        votes.add("i1", "ann", "bug").add("i1", "bo", "bug").add("i2", "ann", "none");
        PeopleFit fit = PeopleLabels.fit(votes.people());
        double chance = fit.posteriors().of(0, 0);

        assertThat(chance).isGreaterThan(0.5);
    }

    @Test
    void theHandbookShowsTheseLines() throws IOException {
        String source =
                flat(Files.readString(Path.of("src/test/java/dev/marlin/statistics/handbook/LibraryUseTest.java")));
        String handbook = Files.readString(Path.of("../docs/statistics.md"));
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(handbook)
                .results()
                .map((MatchResult block) -> flat(block.group(1)))
                .toList();
        assertThat(shown).isNotEmpty().allSatisfy(block -> assertThat(source).contains(block));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
