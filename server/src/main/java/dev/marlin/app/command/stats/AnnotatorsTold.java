package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.annotator.CrowdOptions;
import dev.marlin.statistics.ranking.annotator.CrowdRanking;
import dev.marlin.statistics.ranking.annotator.Judged;
import dev.marlin.statistics.ranking.annotator.SideBias;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What votes tell of the people behind them: how reliable each is, and how far drawn to the left side. */
record AnnotatorsTold(Judged judged, CrowdRanking.Result crowd, SideBias.Result sides) {
    /** Below it, votes were more likely cast by chance than meant. */
    private static final double CARELESS = 0.6;

    static AnnotatorsTold of(Judged judged, double confidence) {
        CrowdRanking.Result crowd = CrowdRanking.rank(judged, CrowdOptions.usual());
        double[] thetas = crowd.theta().stream().mapToDouble(t -> t).toArray();
        return new AnnotatorsTold(judged, crowd, SideBias.of(judged, thetas, confidence));
    }

    List<Map<String, Object>> facts() {
        long[] votes = new long[judged.people().size()];
        for (int person : judged.annotator()) {
            votes[person]++;
        }
        List<Map<String, Object>> people = new ArrayList<>();
        for (int k = 0; k < votes.length; k++) {
            Optional<Estimate> pull = sides.people().get(k);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", judged.people().get(k));
            facts.put("n", votes[k]);
            facts.put("reliability", crowd.reliability().get(k));
            facts.put("left_pull", pull.map(Estimate::value).orElse(null));
            facts.put("left_low", pull.map(Estimate::low).orElse(null));
            facts.put("left_high", pull.map(Estimate::high).orElse(null));
            people.add(facts);
        }
        return people;
    }

    String words() {
        long careless = crowd.reliability().stream().filter(r -> r < CARELESS).count();
        long drawn = IntStream.range(0, judged.people().size())
                .filter(k -> sides.people()
                        .get(k)
                        .filter(e -> e.low() > 0 || e.high() < 0)
                        .isPresent())
                .count();
        return String.format(
                Locale.ROOT,
                "Annotators: %d in all, %d who vote much like a coin or the wrong way round, %d drawn to one side; --json names each.",
                judged.people().size(),
                careless,
                drawn);
    }
}
