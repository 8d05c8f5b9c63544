package dev.marlin.dashboards.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Campaigns of known people: who is as the others is seldom flagged, who is not is found. */
class OutliersTest {
    private static final int CAMPAIGNS = 300;
    /** As often A as B, as they are where sides are drawn. */
    private static final List<String> ANSWERS = List.of("A", "B", "A", "B", "A", "B", "TIE", "BOTH_BAD");

    private static final String ODD = "expert 0";

    /** How somebody works: chances of seeing what is so, of A (as of B) where they do not, and of getting work back. */
    private record Habit(double sees, double a, double back) {
        static final Habit USUAL = new Habit(0.7, 0.35, 0.15);
    }

    @Test
    void ofCampaignsWithoutAnOddOneAtMostATenthHaveAFlag() {
        SeededDraws draws = new SeededDraws(20261122);
        long flagged = IntStream.range(0, CAMPAIGNS)
                .filter(i ->
                        campaign(draws, 6, 240, Habit.USUAL).rows().stream().anyMatch(Outlier::flagged))
                .count();
        double margin = 3 * Math.sqrt(Outliers.RATE * (1 - Outliers.RATE) / CAMPAIGNS);
        assertThat((double) flagged / CAMPAIGNS)
                .isLessThanOrEqualTo(Outliers.RATE + margin)
                .isPositive();
    }

    @Test
    void whoIsOddIsFoundAndOfAllFlagsAtMostATenthAreOfTheHonest() {
        List<Outlier> flags = new ArrayList<>();
        SeededDraws draws = new SeededDraws(1995);
        for (int i = 0; i < 20; i++) {
            flags.addAll(found(draws, new Habit(0.1, 0.25, 0.15), Measure.AGREES));
            flags.addAll(found(draws, new Habit(0.1, 1, 0.15), Measure.SIDE_A));
            flags.addAll(found(draws, new Habit(0.7, 0.35, 0.7), Measure.GIVEN_BACK));
        }
        long honest = flags.stream().filter(flag -> !flag.who().equals(ODD)).count();
        double margin = 3 * Math.sqrt(Outliers.RATE * (1 - Outliers.RATE) / flags.size());
        assertThat((double) honest / flags.size()).isLessThanOrEqualTo(Outliers.RATE + margin);
    }

    private static List<Outlier> found(SeededDraws draws, Habit odd, Measure measure) {
        List<Outlier> flags = campaign(draws, 6, 300, odd).rows().stream()
                .filter(Outlier::flagged)
                .toList();
        assertThat(flags).anyMatch(flag -> flag.who().equals(ODD) && flag.measure() == measure);
        return flags;
    }

    /** One expert writes, one or two others review; most see what is so. */
    private static Outliers campaign(SeededDraws draws, int people, int comparisons, Habit odd) {
        List<Voice> voices = new ArrayList<>();
        List<Ending> works = new ArrayList<>();
        for (int i = 0; i < comparisons; i++) {
            String so = ANSWERS.get(draws.below(ANSWERS.size()));
            int author = draws.below(people);
            int heard = 2 + draws.below(2);
            for (int k = 0; k < heard; k++) {
                String who = "expert " + (author + k * (1 + i % 2)) % people;
                voices.add(new Voice("c" + i, who, k == 0, answer(draws, who.equals(ODD) ? odd : Habit.USUAL, so)));
            }
            Habit habit = author == 0 ? odd : Habit.USUAL;
            works.add(new Ending("expert " + author, draws.uniform() < habit.back()));
        }
        return Outliers.of(voices, works);
    }

    private static String answer(SeededDraws draws, Habit habit, String so) {
        if (draws.uniform() < habit.sees()) {
            return so;
        }
        double any = draws.uniform();
        double decided = habit.a() + Math.min(habit.a(), 1 - habit.a());
        if (any < decided) {
            return any < habit.a() ? "A" : "B";
        }
        return any < (1 + decided) / 2 ? "TIE" : "BOTH_BAD";
    }

    @Test
    void countsEachOfTheOthersComparisonsOnce() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            voices.add(new Voice("shared " + i, "ines", true, i < 10 ? "A" : "TIE"));
            voices.add(new Voice("shared " + i, "rita", false, "TIE"));
            voices.add(new Voice("theirs " + i, "omar", true, "B"));
            voices.add(new Voice("theirs " + i, "rob", false, i < 12 ? "A" : "B"));
        }
        Outlier ines = row(Outliers.of(voices, List.of()), "ines", Measure.AGREES);
        assertThat(ines.n()).isEqualTo(40);
        assertThat(ines.estimate().orElseThrow().value()).isCloseTo(30.0 / 40, within(1e-12));
        assertThat(ines.tested().orElseThrow().others()).isEqualTo(40);
        assertThat(ines.tested().orElseThrow().expected()).isCloseTo(28.0 / 40, within(1e-12));
        assertThat(row(Outliers.of(voices, List.of()), "ines", Measure.SIDE_A).n())
                .isEqualTo(10);
    }

    @Test
    void whereTheOthersHaveNoMajorityNobodyIsHeldAgainstThem() {
        List<Voice> voices = List.of(
                new Voice("c", "ines", true, "A"),
                new Voice("c", "rita", false, "A"),
                new Voice("c", "rob", false, "B"));
        Heard heard = Heard.of(voices);
        assertThat(heard.authorAgrees()).isEmpty();
        assertThat(heard.agrees(voices.get(1))).isEmpty();
        assertThat(heard.agrees(voices.get(2))).contains(false);
    }

    @Test
    void belowThirtyOfTheirsOrOfOthersNothingIsSaid() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            voices.add(new Voice("c" + i, "ines", true, "A"));
        }
        Outlier few = row(Outliers.of(voices, List.of()), "ines", Measure.SIDE_A);
        assertThat(few.percent()).isEqualTo("n = 29, too few");
        assertThat(few.tested()).isEmpty();
        voices.add(new Voice("c29", "ines", true, "A"));
        Outliers enough = Outliers.of(voices, List.of());
        assertThat(row(enough, "ines", Measure.SIDE_A).flagged()).isTrue();
        assertThat(row(enough, "ines", Measure.TIE).expected()).isEqualTo("too few to say");
        assertThat(row(enough, "ines", Measure.TIE).percent()).isEqualTo("0.0 % (0.0 to 11.6), n = 30");
    }

    private static Outlier row(Outliers outliers, String who, Measure measure) {
        return outliers.rows().stream()
                .filter(row -> row.who().equals(who) && row.measure() == measure)
                .findFirst()
                .orElseThrow();
    }
}
