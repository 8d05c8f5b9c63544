package dev.marlin.dashboards.outliers;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Proportions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everybody's measures, those first that somebody should look at.
 *
 * @param fewest below so many nothing is said
 * @param falseDiscoveryRate of all that is flagged, the share that chance alone may be expected to flag
 * @param rows flagged ones first, by how far out they are; then by pseudonym
 */
public record Outliers(int fewest, double falseDiscoveryRate, List<Outlier> rows) {
    /** Fewer say nothing: no share, no test. */
    public static final int FEWEST = 30;

    /** False discovery rate over all tests of a campaign. */
    public static final double RATE = 0.10;

    private static final double CONFIDENCE = 0.95;

    public Outliers {
        rows = List.copyOf(rows);
    }

    /** Of one campaign and period. Each person speaks once of a comparison; nobody is told apart but by pseudonym. */
    public static Outliers of(List<Voice> voices, List<Ending> works) {
        List<Measured> all = measured(voices, works);
        List<Measured> told = all.stream().filter(Measured::speaks).toList();
        double[] pValues = told.stream().mapToDouble(Measured::pValue).toArray();
        double[] rates = Discoveries.rates(pValues);
        List<Outlier> rows = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            rows.add(told.get(i).row(Optional.of(told.get(i).tested(pValues[i], rates[i]))));
        }
        all.stream().filter(one -> !one.speaks()).forEach(one -> rows.add(one.row(Optional.empty())));
        rows.sort(Comparator.comparing((Outlier row) -> !row.flagged())
                .thenComparingDouble(
                        row -> row.flagged() ? row.tested().orElseThrow().pValue() : 0)
                .thenComparing(Outlier::who)
                .thenComparing(Outlier::measure));
        return new Outliers(FEWEST, RATE, rows);
    }

    private static List<Measured> measured(List<Voice> voices, List<Ending> all) {
        TreeMap<String, List<Voice>> comparisons = new TreeMap<>();
        voices.forEach(voice -> comparisons
                .computeIfAbsent(voice.comparison(), key -> new ArrayList<>())
                .add(voice));
        List<Heard> heard = comparisons.values().stream().map(Heard::of).toList();
        Map<String, List<Heard>> parts = new TreeMap<>();
        heard.forEach(one -> one.voices().stream()
                .map(Voice::who)
                .distinct()
                .forEach(who ->
                        parts.computeIfAbsent(who, key -> new ArrayList<>()).add(one)));
        Map<String, List<Ending>> works = new TreeMap<>();
        all.forEach(work ->
                works.computeIfAbsent(work.who(), key -> new ArrayList<>()).add(work));
        Set<String> people = new TreeSet<>(parts.keySet());
        people.addAll(works.keySet());
        Everybody everybody = new Everybody(agreeing(heard), ties(heard, Voice::author), back(all));
        return people.stream()
                .flatMap(who ->
                        ofOne(who, parts.getOrDefault(who, List.of()), works.getOrDefault(who, List.of()), everybody))
                .filter(one -> one.counts().n() > 0)
                .toList();
    }

    /** What people are held against, once they are taken out. */
    private record Everybody(Trials agreeing, Trials ties, Trials back) {}

    private static Stream<Measured> ofOne(String who, List<Heard> part, List<Ending> works, Everybody all) {
        Predicate<Voice> own = voice -> voice.who().equals(who);
        Trials agrees = Trials.of(part.stream()
                .flatMap(one -> one.voices().stream().filter(own).flatMap(voice -> one.agrees(voice).stream())));
        Trials sideA =
                said(part, own, voice -> Optional.of(voice.answer().equals("A")).filter(a -> voice.decided()));
        return Stream.of(
                new Measured(who, Measure.AGREES, agrees.against(all.agreeing().without(agreeing(part)))),
                new Measured(who, Measure.SIDE_A, sideA.against(Trials.NONE)),
                new Measured(
                        who, Measure.TIE, ties(part, own).against(all.ties().without(ties(part, Voice::author)))),
                new Measured(
                        who, Measure.GIVEN_BACK, back(works).against(all.back().without(back(works)))));
    }

    private static Trials agreeing(List<Heard> heard) {
        return Trials.of(heard.stream().flatMap(one -> one.authorAgrees().stream()));
    }

    private static Trials ties(List<Heard> heard, Predicate<Voice> whose) {
        return said(heard, whose, voice -> Optional.of(voice.answer().equals("TIE")));
    }

    private static Trials back(List<Ending> works) {
        return Trials.of(works.stream().map(Ending::back));
    }

    private static Trials said(List<Heard> heard, Predicate<Voice> whose, Function<Voice, Optional<Boolean>> hit) {
        return Trials.of(heard.stream()
                .flatMap(one -> one.voices().stream())
                .filter(whose)
                .flatMap(voice -> hit.apply(voice).stream()));
    }

    /** Hits among so many. */
    private record Trials(long hits, long n) {
        static final Trials NONE = new Trials(0, 0);

        static Trials of(Stream<Boolean> trials) {
            List<Boolean> all = trials.toList();
            return new Trials(all.stream().filter(hit -> hit).count(), all.size());
        }

        Trials without(Trials some) {
            return new Trials(hits - some.hits, n - some.n);
        }

        Counts against(Trials others) {
            return new Counts(hits, n, others.hits, others.n);
        }
    }

    /** One measure of one person, counted. */
    private record Measured(String who, Measure measure, Counts counts) {
        boolean speaks() {
            return counts.n() >= FEWEST && (measure == Measure.SIDE_A || counts.otherN() >= FEWEST);
        }

        double pValue() {
            return measure.pValue(counts);
        }

        Outlier.Tested tested(double pValue, double qValue) {
            double expected = measure == Measure.SIDE_A ? 0.5 : (double) counts.otherHits() / (double) counts.otherN();
            return new Outlier.Tested(expected, counts.otherN(), pValue, qValue, qValue <= RATE);
        }

        Outlier row(Optional<Outlier.Tested> tested) {
            Optional<Estimate> share = counts.n() < FEWEST
                    ? Optional.empty()
                    : Optional.of(Proportions.clopperPearson(counts.hits(), counts.n(), CONFIDENCE));
            return new Outlier(who, measure, counts.n(), share, tested);
        }
    }
}
