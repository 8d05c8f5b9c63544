package dev.marlin.api.golds;

import dev.marlin.experts.Experts;
import dev.marlin.golds.GoldCandidate;
import dev.marlin.golds.GoldId;
import dev.marlin.golds.GoldResult;
import dev.marlin.golds.GoldTask;
import dev.marlin.golds.Golds;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gold tasks, for programs of those who run campaigns. */
@RestController
class GoldsApi {
    private final Golds golds;
    private final Experts experts;

    GoldsApi(Golds golds, Experts experts) {
        this.golds = golds;
        this.experts = experts;
    }

    /** @param extra places beyond those of the campaign, 1 to 500 */
    record AddBody(
            @Nullable String task,
            @Nullable Integer extra,
            @Nullable String reason) {}

    /**
     * One gold task.
     *
     * @param winner agent and version whose change is known to be better
     * @param judged submissions on extra places; {@code comparable} of them could find the key, {@code agreed} did
     */
    record GoldAnswer(
            String id,
            String task,
            String title,
            String campaign,
            String winner,
            String loser,
            int extra,
            String reason,
            Instant addedAt,
            String state,
            long judged,
            long comparable,
            long agreed) {
        static GoldAnswer of(GoldTask gold) {
            return new GoldAnswer(
                    gold.id().toString(),
                    gold.task().toString(),
                    gold.title(),
                    gold.campaign(),
                    gold.key().winner(),
                    gold.key().loser(),
                    gold.extra(),
                    gold.reason(),
                    gold.addedAt(),
                    gold.state().key(),
                    gold.judged(),
                    gold.comparable(),
                    gold.agreed());
        }
    }

    /** A task that the asking manager could make gold. */
    record CandidateAnswer(String task, String title, String campaign) {
        static CandidateAnswer of(GoldCandidate candidate) {
            return new CandidateAnswer(candidate.task().toString(), candidate.title(), candidate.campaign());
        }
    }

    /**
     * All of them: active ones first.
     *
     * @param candidates the latest first; none for those who may not make a task gold
     */
    record ListAnswer(List<GoldAnswer> golds, List<CandidateAnswer> candidates) {}

    /** What somebody found, under their pseudonym of the campaign. */
    record ResultAnswer(String who, String found, String overall, String state, Instant submittedAt) {
        static ResultAnswer of(String who, GoldResult result) {
            return new ResultAnswer(who, result.found().key(), result.overall(), result.state(), result.submittedAt());
        }
    }

    /** One gold task with its results, oldest first. */
    record OneAnswer(GoldAnswer gold, List<ResultAnswer> results) {}

    @GetMapping("/api/v1/golds")
    ListAnswer all(Visitor visitor) {
        return new ListAnswer(
                golds.all().stream().map(GoldAnswer::of).toList(),
                visitor.is(Role.MANAGER)
                        ? golds.candidates(visitor.id()).stream()
                                .map(CandidateAnswer::of)
                                .toList()
                        : List.of());
    }

    @PostMapping("/api/v1/golds")
    GoldAnswer add(Visitor visitor, @RequestBody AddBody body) {
        return GoldAnswer.of(golds.add(
                TaskId.parse(need("task", body.task())),
                need("extra", body.extra()),
                need("reason", body.reason()),
                visitor.id()));
    }

    @GetMapping("/api/v1/golds/{gold}")
    OneAnswer one(@PathVariable String gold) {
        GoldTask found = golds.get(GoldId.parse(gold));
        return new OneAnswer(
                GoldAnswer.of(found),
                golds.results(found.id()).stream()
                        .map(result -> ResultAnswer.of(
                                experts.pseudonym(result.campaign().value(), result.person()), result))
                        .toList());
    }

    @PostMapping("/api/v1/golds/{gold}/retirement")
    GoldAnswer retire(Visitor visitor, @PathVariable String gold) {
        return GoldAnswer.of(golds.retire(GoldId.parse(gold), visitor.id()));
    }

    private static <T> T need(String field, @Nullable T value) {
        if (value == null) {
            throw MarlinException.invalid(field + ": it is missing. Nothing was stored.");
        }
        return value;
    }
}
