package dev.marlin.runs.redaction;

import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralStep;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns what a candidate really left into what a judging person may see, by the one redaction rule. Deterministic: the
 * same input gives the same view, on either side.
 */
public final class Redactor {
    /** What is shown in place of a name. */
    public static final String MARK = "▇▇▇";

    private static final int LONGEST_OUTPUT = 20_000;
    private static final int LONGEST_TITLE = 180;

    private final Roster roster;
    private final NameFinder names;
    private final Predicate<String> atHome;
    private final Function<byte[], String> store;

    /**
     * @param atHome whether a name of the roster, or of an agent's own file, occurs in the base or in the task's own text:
     *     there it is no news
     * @param store keeps a text and returns its digest
     */
    public Redactor(Roster roster, Predicate<String> atHome, Function<byte[], String> store) {
        this.roster = roster;
        this.names = new NameFinder(roster);
        this.atHome = atHome;
        this.store = store;
    }

    /** Redacts the candidate; what it throws away it counts. */
    public Redaction redact(RawCandidate raw) {
        TextRedactor texts = new TextRedactor(names, roster, atHome);
        List<Redaction.MeaningMark> inMeaning = new ArrayList<>();
        List<RawCandidate.RawFile> shown =
                raw.files().stream().filter(file -> !isConfiguration(file)).toList();
        Set<String> taken = new HashSet<>();
        List<NeutralFile> files =
                shown.stream().map(file -> file(file, texts, inMeaning, taken)).toList();
        List<NeutralStep> steps = raw.steps().stream()
                .filter(step -> !AgentConfiguration.owns(step.path(), roster))
                .map(step -> step(step, texts))
                .toList();
        List<NeutralVerification> verifications = raw.verifications().stream()
                .map(verification -> verification(verification, texts))
                .toList();
        String finalMessage = texts.message(raw.finalMessage());
        List<String> anomalies = raw.anomalies().stream()
                .filter(anomaly -> !AgentConfiguration.owns(anomaly.path(), roster))
                .map(anomaly -> texts.line(anomaly.inWords()))
                .toList();
        return new Redaction(
                new NeutralCandidate(
                        raw.id(),
                        raw.turn(),
                        outcome(raw, shown),
                        files,
                        steps,
                        verifications,
                        finalMessage,
                        anomalies),
                new Redaction.Taken(raw.files().size() - shown.size(), texts.trailers(), texts.marks()),
                inMeaning);
    }

    /** Names of the roster that occur in a text: for finding out which are at home. */
    public List<String> namesIn(String text) {
        return names.plainNames(text);
    }

    /** Agents' own files and folders that a path leads through, in lower case: for finding out which are at home. */
    public List<String> configurationIn(String path) {
        return AgentConfiguration.namesIn(path, roster);
    }

    private boolean isConfiguration(RawCandidate.RawFile file) {
        return AgentConfiguration.owns(file.path(), roster);
    }

    private static NeutralCandidate.Outcome outcome(RawCandidate raw, List<RawCandidate.RawFile> shown) {
        boolean nothingLeft = raw.outcome() == NeutralCandidate.Outcome.CHANGED && shown.isEmpty();
        return nothingLeft ? NeutralCandidate.Outcome.NO_CHANGE : raw.outcome();
    }

    private NeutralFile file(
            RawCandidate.RawFile file, TextRedactor texts, List<Redaction.MeaningMark> inMeaning, Set<String> taken) {
        String base = file.base().orElse("");
        Optional<TextRedactor.FileText> after = file.after().map(text -> texts.file(file.path(), base, text));
        after.ifPresent(text ->
                text.linesInMeaning().forEach(line -> inMeaning.add(new Redaction.MeaningMark(file.path(), line))));
        TextRedactor uncounted = new TextRedactor(names, roster, atHome);
        Optional<String> before = file.before()
                .map(text -> uncounted.file(file.path(), base, text).text());
        return new NeutralFile(
                path(file, texts, taken),
                file.previousPath(),
                file.change(),
                file.base().map(this::keep),
                before.map(this::keep),
                after.map(text -> keep(text.text())),
                file.binary(),
                file.ignoredByBase());
    }

    /** Only a path that the agent gave is looked at; two that look alike after it are told apart by a number. */
    private static String path(RawCandidate.RawFile file, TextRedactor texts, Set<String> taken) {
        boolean given =
                file.change() == NeutralCandidate.Change.ADDED || file.change() == NeutralCandidate.Change.RENAMED;
        String path = given ? texts.line(file.path()) : file.path();
        String free = path;
        for (int n = 2; !taken.add(free); n++) {
            free = path + " (" + n + ")";
        }
        return free;
    }

    /** What a command prints that names an agent's own file may be that file: it is not shown. */
    private static NeutralStep step(RawCandidate.RawStep step, TextRedactor texts) {
        String output = texts.speaksOfConfiguration(step.title()) ? MARK : texts.output(step.output());
        return new NeutralStep(
                step.kind(),
                shortened(texts.output(ToolWords.neutral(step.title()))),
                texts.line(step.path()),
                step.output().isEmpty() ? "" : cut(output));
    }

    /** Not before the names are out: half a name would stay. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE).stripTrailing() + "…";
    }

    private NeutralVerification verification(RawCandidate.RawVerification raw, TextRedactor texts) {
        return new NeutralVerification(
                raw.verifier(),
                raw.status(),
                texts.line(LogNormalizer.brief(raw.summary())),
                raw.log().map(log -> keep(texts.output(log))));
    }

    private static String cut(String output) {
        return output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT) + "\n… (output cut)";
    }

    private String keep(String text) {
        return store.apply(text.getBytes(StandardCharsets.UTF_8));
    }
}
