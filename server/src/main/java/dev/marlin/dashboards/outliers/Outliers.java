package dev.marlin.dashboards.outliers;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Proportions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
                .thenComparingDouble(row -> row.flagged() ? row.tested().orElseThrow().pValue() : 0)
                .thenComparing(Outlier::who)
                .thenComparing(Outlier::measure));
        return new Outliers(FEWEST, RATE, rows);
    }

    private static List<Measured> measured(List<Voice> voices, List<Ending> works) {
        TreeMap<String, List<Voice>> comparisons = new TreeMap<>();
        voices.forEach(voice -> comparisons
                .computeIfAbsent(voice.comparison(), key -> new ArrayList<>())
                .add(voice));
        List<Heard> heard = comparisons.values().stream().map(Heard::of).toList();
        Set<String> people = new TreeSet<>();
        voices.forEach(voice -> people.add(voice.who()));
        works.forEach(work -> people.add(work.who()));
        return people.stream()
                .flatMap(who -> Stream.concat(
                        ofVoices(who, heard),
                        Stream.of(new Measured(
                                who,
                                Measure.GIVEN_BACK,
                                counts(
                                        works.stream().filter(work -> work.who().equals(who)).map(Ending::back),
                                        works.stream()
                                                .filter(work -> !work.who().equals(who))
                                                .map(Ending::back))))))
                .filter(one -> one.counts().n() > 0)
                .toList();
    }

    private static Stream<Measured> ofVoices(String who, List<Heard> heard) {
        List<Heard> rest = heard.stream().filter(one -> one.without(who)).toList();
        List<Heard> part = heard.stream().filter(one -> !one.without(who)).toList();
        Predicate<Voice> own = voice -> voice.who().equals(who);
        Function<Voice, Optional<Boolean>> tie = voice -> Optional.of(voice.answer().equals("TIE"));
        Function<Voice, Optional<Boolean>> sideA =
                voice -> Optional.of(voice.answer().equals("A")).filter(a -> voice.decided());
        return Stream.of(
                new Measured(
                        who,
                        Measure.AGREES,
                        counts(
                                part.stream().flatMap(one -> one.voices().stream()
                                        .filter(own)
                                        .flatMap(voice -> one.agrees(voice).stream())),
                                rest.stream().flatMap(one -> one.authorAgrees().stream()))),
                new Measured(who, Measure.SIDE_A, counts(said(part, own, sideA), Stream.of())),
                new Measured(
                        who, Measure.TIE, counts(said(part, own, tie), said(rest, Voice::author, tie))));
    }

    private static Stream<Boolean> said(
            List<Heard> heard, Predicate<Voice> whose, Function<Voice, Optional<Boolean>> hit) {
        return heard.stream().flatMap(one -> one.voices().stream()).filter(whose).flatMap(voice -> hit.apply(voice)
                .stream());
    }

    private static Counts counts(Stream<Boolean> theirs, Stream<Boolean> others) {
        List<Boolean> own = theirs.toList();
        List<Boolean> rest = others.toList();
        return new Counts(hits(own), own.size(), hits(rest), rest.size());
    }

    private static long hits(List<Boolean> trials) {
        return trials.stream().filter(hit -> hit).count();
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
            double expected =
                    measure == Measure.SIDE_A ? 0.5 : (double) counts.otherHits() / (double) counts.otherN();
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
