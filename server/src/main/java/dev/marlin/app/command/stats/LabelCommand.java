package dev.marlin.app.command.stats;

import dev.marlin.statistics.chart.DotPlot;
import dev.marlin.statistics.labels.FunctionFit;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.FunctionModel;
import dev.marlin.statistics.labels.HeldOut;
import dev.marlin.statistics.labels.PeopleFit;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.Posteriors;
import dev.marlin.statistics.labels.Roster;
import dev.marlin.statistics.labels.VoterQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marlin stats label}: the classes of items from the votes of people or of labeling functions. */
@Command(
        name = "label",
        description = "Find the class of each item from many votes, and how far each voter can be trusted.",
        footer = {
            "",
            "The table has the columns item,voter,label; a row that is not there, or has no label, is a vote that was not",
            "cast. What that means is for you to say: people were not asked (people), or a function had nothing to say",
            "(functions).",
            "Prints item,label and one probability per class; with --json voters and calibration instead."
        },
        mixinStandardHelpOptions = true)
final class LabelCommand extends Calculation {
    private static final int MOST_DRAWN = 60;

    @Parameters(paramLabel = "VOTES.csv", description = "The table; - reads standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "people: missing votes say nothing; functions: abstaining is information.")
    private String kind = "";

    @Option(
            names = "--classes",
            defaultValue = "0",
            paramLabel = "N",
            description = "How many classes there are, numbered from 0; those that were named, if left out.")
    private int classes;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the items into this file as well.")
    private @Nullable Path out;

    @Option(
            names = "--known",
            paramLabel = "KNOWN.csv",
            description = "Classes known for some items (item,label), to check the result; the fit does not see them.")
    private @Nullable Path known;

    @Option(
            names = "--threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "Any number gives the same result; 0 takes as many as there are processors.")
    private int threads;

    /** What either kind of fit tells. */
    private record Told(Posteriors posteriors, List<VoterQuality> voters, double[] shares, Map<String, Object> facts) {}

    @Override
    Result calculate() throws IOException {
        if (classes < 0 || classes == 1) {
            throw new IllegalArgumentException(
                    "There are 2 to " + Roster.MOST_CLASSES + " classes, not " + classes + ".");
        }
        boolean people = switch (kind) {
            case "people" -> true;
            case "functions" -> false;
            default -> throw new IllegalArgumentException("There is no kind " + kind + "; say people or functions.");
        };
        LabelTable table = LabelTable.read(file, classes);
        Optional<KnownLabels> check =
                known == null ? Optional.empty() : Optional.of(KnownLabels.read(known, table.roster()));
        Told told = people ? people(PeopleLabels.fit(table.people())) : functions(table);
        String items = csv(table.roster(), told.posteriors());
        if (out != null) {
            Files.writeString(out, items + "\n");
        }
        Map<String, Object> facts = facts(table.roster(), told);
        check.ifPresent(labels -> facts.put("calibration", labels.facts(told.posteriors())));
        return new Result(items, facts, picture(told.voters()));
    }

    private static Told people(PeopleFit fit) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", fit.model().name().toLowerCase(Locale.ROOT));
        facts.put("log_likelihood", fit.logLikelihood());
        fit.heldOut().stream()
                .filter(score -> score.model() == fit.model())
                .findFirst()
                .ifPresent(score -> facts.put("calibration", calibration(score)));
        facts.put("converged", fit.convergence().converged());
        return new Told(fit.posteriors(), fit.voters(), fit.classShares(), facts);
    }

    private static Map<String, Object> calibration(HeldOut score) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("of", "held-out votes");
        facts.put("expected_error", score.votes().expectedError());
        facts.put("mean_confidence", score.votes().meanConfidence());
        facts.put("hit_rate", score.votes().hitRate());
        facts.put("mean_log_score", score.meanLogScore());
        return facts;
    }

    private Told functions(LabelTable table) {
        FunctionFit fit = FunctionLabels.fit(table.functions(), FunctionModel.COMBINED, threads(threads));
        Map<String, Object> calibration = new LinkedHashMap<>();
        calibration.put("of", "nothing");
        calibration.put("expected_error", null);
        calibration.put("reason", "no vote tells it; pass --known with a hundred items whose class is known");
        calibration.put("effective_share", fit.effectiveShare());
        calibration.put("discount", fit.selfEstimatedOverconfidence());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", fit.model().name().toLowerCase(Locale.ROOT));
        facts.put("calibration", calibration);
        facts.put("converged", fit.convergence().converged());
        return new Told(fit.posteriors(), fit.functions(), fit.classShares(), facts);
    }

    private Map<String, Object> facts(Roster roster, Told told) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.putAll(told.facts());
        facts.put("items", roster.items().size());
        facts.put("classes", roster.classes());
        facts.put("class_shares", told.shares());
        List<Map<String, Object>> voters = new ArrayList<>();
        for (VoterQuality voter : told.voters()) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("name", voter.name());
            fact.put("accuracy", voter.accuracy().map(e -> e.value()).orElse(null));
            fact.put("low", voter.accuracy().map(e -> e.low()).orElse(null));
            fact.put("high", voter.accuracy().map(e -> e.high()).orElse(null));
            fact.put("votes", voter.votes());
            voters.add(fact);
        }
        facts.put("voters", voters);
        return facts;
    }

    private static String csv(Roster roster, Posteriors posteriors) {
        StringBuilder text = new StringBuilder("item,label");
        roster.classes().forEach(name -> text.append(',').append(field("p_" + name)));
        for (int item = 0; item < posteriors.items(); item++) {
            text.append('\n').append(field(roster.items().get(item)));
            text.append(',').append(field(roster.classes().get(posteriors.label(item))));
            for (int c = 0; c < posteriors.classes(); c++) {
                text.append(',').append((float) posteriors.of(item, c));
            }
        }
        return text.toString();
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Optional<String> picture(List<VoterQuality> voters) {
        List<DotPlot.Row> rows = voters.stream()
                .filter(voter -> voter.accuracy().isPresent())
                .limit(MOST_DRAWN)
                .map(voter -> DotPlot.Row.of(voter.name(), voter.accuracy().orElseThrow()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotPlot("Voters", "estimated share of right votes", rows).svg());
    }
}
