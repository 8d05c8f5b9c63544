package dev.marlin.export;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Side;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.AcceptedWork;
import dev.marlin.reviews.AcceptedWork.AcceptedComparison;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.runs.RunRecords;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Derives the rows of a release from accepted work. The gate is here and nowhere else: a comparison of a confidential
 * campaign yields no row of any kind, whatever the request says.
 */
@Component
class ReleaseRows {
    private final AcceptedWork accepted;
    private final Campaigns campaigns;
    private final Tasks tasks;
    private final Catalog catalog;
    private final Rubrics rubrics;
    private final NeutralPairs pairs;
    private final RunRecords records;
    private final Conversations conversations;

    ReleaseRows(Sources sources, NeutralPairs pairs, RunRecords records, BlobStore blobs) {
        this.accepted = sources.accepted();
        this.campaigns = sources.campaigns();
        this.tasks = sources.tasks();
        this.catalog = sources.catalog();
        this.rubrics = sources.rubrics();
        this.pairs = pairs;
        this.records = records;
        this.conversations = new Conversations(records, blobs);
    }

    /** @param salt fresh for each release: makes its pseudonyms unlike those of any other */
    Rows derive(ReleaseRequest request, String salt) {
        request.campaign().ifPresent(campaigns::get);
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new LinkedHashMap<>());
        for (AcceptedComparison comparison : accepted.accepted()) {
            if (request.campaign()
                    .filter(id -> !id.equals(comparison.campaign()))
                    .isPresent()) {
                continue;
            }
            Campaign campaign = campaigns.get(comparison.campaign());
            AgentVersion a = records.agent(comparison.sides().a());
            AgentVersion b = records.agent(comparison.sides().b());
            Optional<String> obstacle = obstacle(campaign, a, b, request);
            if (obstacle.isPresent()) {
                rows.leaveOut(obstacle.get());
                continue;
            }
            Context context = context(comparison, campaign, salt);
            comparison.judgements().forEach(judgement -> rows.judgements().add(judgementRow(context, judgement)));
            for (Side side : Side.values()) {
                CandidateId candidate = comparison.sides().at(side);
                rows.trajectories()
                        .put(ReleasedTrajectory.file(candidate), new ReleasedTrajectory(candidate, context.last()));
            }
            if (comparison.counted().overall().preferred().isPresent()) {
                rows.preferences().add(preferenceRow(context));
            } else {
                rows.leaveOut(
                        "no preference: " + comparison.counted().overall().key().replace('_', ' '));
            }
        }
        return rows;
    }

    private static Optional<String> obstacle(
            Campaign campaign, AgentVersion a, AgentVersion b, ReleaseRequest request) {
        if (campaign.privacyClass() != PrivacyClass.RELEASABLE) {
            return Optional.of("privacy class: confidential");
        }
        boolean scripted = a.provenance() == AgentVersion.Provenance.SCRIPTED
                || b.provenance() == AgentVersion.Provenance.SCRIPTED;
        return scripted && !request.includeScripted() ? Optional.of("scripted: no model was called") : Optional.empty();
    }

    private PreferenceRow preferenceRow(Context context) {
        AcceptedComparison comparison = context.comparison();
        Task task = context.task();
        int last = context.last();
        Side chosen = comparison.counted().overall().preferred().orElseThrow();
        Side other = chosen == Side.A ? Side.B : Side.A;
        String description =
                task.pullRequest().title() + "\n\n" + task.pullRequest().description();
        Conversations.Both both =
                conversations.of(context.pair(), comparison.sides(), description, comparison.judgements());
        RunRecords.CandidateRecord winner = records.record(comparison.sides().at(chosen), last);
        RunRecords.CandidateRecord loser = records.record(comparison.sides().at(other), last);
        return new PreferenceRow(
                both.shared(),
                chosen == Side.A ? both.a() : both.b(),
                chosen == Side.A ? both.b() : both.a(),
                comparison.counted().overall().strength(),
                comparison.counted().id().toString(),
                comparison.comparison().toString(),
                task.id().toString(),
                task.digest().orElse(""),
                task.category().key(),
                context.repository().key(),
                task.baseCommit(),
                context.license(),
                rubric(comparison.counted()),
                context.pseudonym(comparison.counted().judge()),
                chosen.name(),
                winner.agent().displayName(),
                loser.agent().displayName(),
                winner.patch(),
                loser.patch(),
                ReleasedTrajectory.file(comparison.sides().at(chosen)),
                ReleasedTrajectory.file(comparison.sides().at(other)),
                verifiers(winner.verifications()),
                verifiers(loser.verifications()),
                provenance(winner.agent()),
                provenance(loser.agent()),
                context.campaign().privacyClass().name().toLowerCase(Locale.ROOT),
                last);
    }

    private JudgementRow judgementRow(Context context, Judgement judgement) {
        int turn = judgement.turn().orElse(context.last());
        RunRecords.CandidateRecord a =
                records.record(context.comparison().sides().a(), turn);
        RunRecords.CandidateRecord b =
                records.record(context.comparison().sides().b(), turn);
        return new JudgementRow(
                judgement.id().toString(),
                judgement.comparison().toString(),
                context.task().id().toString(),
                judgement.turn().orElse(0),
                judgement.round(),
                judgement.role().name().toLowerCase(Locale.ROOT),
                context.pseudonym(judgement.judge()),
                rubric(judgement),
                axes(judgement),
                judgement.overall().key(),
                judgement.overall().preferred().map(Side::name).orElse(""),
                judgement.overall().strength(),
                judgement.confidence().name().toLowerCase(Locale.ROOT),
                judgement.rationale(),
                context.task().digest().orElse(""),
                context.repository().key(),
                context.task().baseCommit(),
                context.license(),
                a.agent().displayName(),
                b.agent().displayName(),
                a.patch(),
                b.patch(),
                ReleasedTrajectory.file(context.comparison().sides().a()),
                ReleasedTrajectory.file(context.comparison().sides().b()),
                provenance(a.agent()),
                provenance(b.agent()),
                context.comparison().isBlind(judgement),
                judgement.id().equals(context.comparison().counted().id()),
                judgement.at().toString(),
                context.campaign().privacyClass().name().toLowerCase(Locale.ROOT));
    }

    private Context context(AcceptedComparison comparison, Campaign campaign, String salt) {
        Task task = tasks.get(comparison.task());
        return new Context(
                comparison, campaign, task, catalog.find(task.repository()), pairs.pair(comparison.pair()), salt);
    }

    private static String provenance(AgentVersion agent) {
        return agent.provenance().name().toLowerCase(Locale.ROOT);
    }

    private String rubric(Judgement judgement) {
        RubricVersion version = rubrics.get(judgement.rubricVersion());
        return version.rubric() + " " + version.number();
    }

    private static List<JudgementRow.Axis> axes(Judgement judgement) {
        return judgement.axes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new JudgementRow.Axis(
                        entry.getKey(),
                        switch (entry.getValue()) {
                            case AxisScore.Step step -> Integer.toString(step.value());
                            case AxisScore.NotApplicable none -> "n/a";
                        }))
                .toList();
    }

    private static String verifiers(List<NeutralVerification> verifications) {
        return verifications.stream()
                .map(result -> result.verifier() + ": " + result.status().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; "));
    }

    /** The doors that rows are read from. */
    @Component
    record Sources(AcceptedWork accepted, Campaigns campaigns, Tasks tasks, Catalog catalog, Rubrics rubrics) {}

    /**
     * The rows of a release, and the reasons for what is not among them.
     *
     * @param trajectories what the rows' candidates did, by file
     */
    record Rows(
            List<PreferenceRow> preferences,
            List<JudgementRow> judgements,
            SortedMap<String, ReleasedTrajectory> trajectories,
            Map<String, Integer> leftOut) {
        void leaveOut(String reason) {
            leftOut.merge(reason, 1, Integer::sum);
        }
    }

    private record Context(
            AcceptedComparison comparison,
            Campaign campaign,
            Task task,
            Repository repository,
            NeutralPair pair,
            String salt) {
        /** The latest turn: what a judgement of the whole is about. */
        int last() {
            return pair.turns().getLast().number();
        }

        String license() {
            return repository.license().orElse("unknown");
        }

        String pseudonym(PersonId person) {
            return "annotator-" + Digest.sha256(salt + person).substring(0, 12);
        }
    }
}
