package dev.marlin.runs.work;

import dev.marlin.agents.AgentVersion;
import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.capture.Anomaly;
import dev.marlin.runner.run.RunResult;
import dev.marlin.runner.run.RunSpec;
import dev.marlin.runner.verify.VerificationReport;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralCandidate.Outcome;
import dev.marlin.runs.bases.Verifiers;
import dev.marlin.runs.redaction.RawCandidate;
import dev.marlin.runs.redaction.RawCandidate.RawAnomaly;
import dev.marlin.runs.redaction.RawCandidate.RawFile;
import dev.marlin.runs.redaction.RawCandidate.RawVerification;
import dev.marlin.runs.redaction.Redaction;
import dev.marlin.runs.redaction.Redactor;
import dev.marlin.runs.redaction.Roster;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.RecordedRun;
import dev.marlin.runs.reports.RunBrief;
import dev.marlin.runs.views.KnownAgents;
import dev.marlin.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Keeps what a run left: the record as it was, and the redacted view beside it. */
@Component
class Recording {
    private static final String NOT_RUN = "Not run: the turn did not come to an end of its own.";
    private static final Pattern TELLING = Pattern.compile("(?=.*[0-9/_.-]).{5,200}");

    private final BlobStore blobs;
    private final NamesAtHome namesAtHome;

    Recording(BlobStore blobs, NamesAtHome namesAtHome) {
        this.blobs = blobs;
        this.namesAtHome = namesAtHome;
    }

    RecordedRun record(ClaimedRun run, RunBrief brief, RunSpec spec, RunResult.Finished finished) {
        Steps steps = Steps.of(finished.turn().trajectory());
        RawCandidate raw = new RawCandidate(
                run.candidate(),
                run.turn(),
                outcome(brief, finished),
                files(spec, finished),
                steps.steps(),
                verifications(spec, finished, whyNotRun(brief, finished)),
                steps.finalMessage(),
                anomalies(finished));
        Roster roster = KnownAgents.roster(brief.roster());
        Predicate<String> atHome = KnownAgents.ordinary(
                brief.roster(), namesAtHome.of(brief.task(), spec.task().base(), roster));
        Redaction redaction = new Redactor(roster.and(ownNames(finished)), atHome, blobs::put).redact(raw);
        return new RecordedRun(
                finished.turn().exit(),
                texts(finished),
                finished.turn().session(),
                redaction,
                verified(spec, finished),
                finished.overhead());
    }

    /** How this turn's stream calls its session and its model; a plain word, such as “auto”, tells nothing. */
    private static List<String> ownNames(RunResult.Finished finished) {
        List<String> names = new ArrayList<>(finished.turn().session().stream().toList());
        for (AgentEvent event : finished.turn().trajectory().events()) {
            if (event instanceof AgentEvent.SessionStarted started) {
                names.add(started.session());
                names.add(started.model());
            }
        }
        return names.stream()
                .filter(name -> TELLING.matcher(name).matches())
                .distinct()
                .toList();
    }

    /** An agent's own words about its end would tell whose they are; those about an imported patch are ours. */
    private static String whyNotRun(RunBrief brief, RunResult.Finished finished) {
        return brief.agent().adapter() == AgentVersion.Adapter.IMPORT
                ? finished.turn().reason()
                : NOT_RUN;
    }

    private static String lastWords(RunResult.Finished finished) {
        String last = "";
        for (AgentEvent event : finished.turn().trajectory().events()) {
            if (event instanceof AgentEvent.Message message) {
                last = message.text();
            }
        }
        return last;
    }

    private RecordedRun.Texts texts(RunResult.Finished finished) {
        return new RecordedRun.Texts(
                finished.captured().tree(),
                blobs.put(finished.captured().patch()),
                blobs.put(finished.trajectory()),
                blobs.put(finished.turn().raw()),
                blobs.put(finished.manifest().toJson()),
                blobs.put(lastWords(finished).getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome outcome(RunBrief brief, RunResult.Finished finished) {
        if (finished.verification().isEmpty() && brief.agent().adapter() == AgentVersion.Adapter.IMPORT) {
            return Outcome.DOES_NOT_APPLY;
        }
        if (finished.turn().exit() != ExitClass.COMPLETED) {
            return Outcome.GAVE_UP;
        }
        return finished.captured().changes().isEmpty() ? Outcome.NO_CHANGE : Outcome.CHANGED;
    }

    private static List<RawFile> files(RunSpec spec, RunResult.Finished finished) {
        RunSpec.PreviousTree start = spec.previous()
                .orElseGet(() -> new RunSpec.PreviousTree(
                        spec.folders().gitDir(), spec.task().base().tree()));
        try (ChangedFiles files =
                new ChangedFiles(spec.task().base(), spec.folders().gitDir(), start.gitDir(), start.tree())) {
            return files.of(finished.captured());
        }
    }

    private static List<RawVerification> verifications(RunSpec spec, RunResult.Finished finished, String whyNotRun) {
        return finished.verification()
                .map(report -> report.results().stream()
                        .map(result -> new RawVerification(
                                result.verifier(), Verifiers.status(result), Verifiers.summary(result), log(result)))
                        .toList())
                .orElseGet(() -> notRun(spec).stream()
                        .map(name -> new RawVerification(
                                name, NeutralVerification.Status.NOT_RUN, whyNotRun, Optional.empty()))
                        .toList());
    }

    private List<RecordedRun.Verified> verified(RunSpec spec, RunResult.Finished finished) {
        return finished.verification()
                .map(report -> report.results().stream().map(this::verified).toList())
                .orElseGet(() -> notRun(spec).stream()
                        .map(name -> new RecordedRun.Verified(
                                name,
                                NeutralVerification.Status.NOT_RUN,
                                finished.turn().reason(),
                                Optional.empty(),
                                Duration.ZERO))
                        .toList());
    }

    private RecordedRun.Verified verified(VerifierResult result) {
        return new RecordedRun.Verified(
                result.verifier(),
                Verifiers.status(result),
                Verifiers.summary(result),
                Verifiers.log(result, blobs),
                result.took());
    }

    private static List<String> notRun(RunSpec spec) {
        return spec.task().verifiers().stream().map(verifier -> verifier.name()).toList();
    }

    private static Optional<String> log(VerifierResult result) {
        byte[] log = result.log();
        return log.length == 0 ? Optional.empty() : Optional.of(new String(log, StandardCharsets.UTF_8));
    }

    private static List<RawAnomaly> anomalies(RunResult.Finished finished) {
        List<RawAnomaly> anomalies = new ArrayList<>();
        for (Anomaly anomaly : finished.captured().anomalies()) {
            anomalies.add(
                    new RawAnomaly(anomaly.path() == null ? "" : anomaly.path().text(), anomaly.text()));
        }
        finished.verification()
                .map(VerificationReport::tampered)
                .orElse(List.of())
                .forEach(path -> anomalies.add(new RawAnomaly(
                        path.text(), "this test file was changed; the task's own was used for verification.")));
        return anomalies;
    }
}
