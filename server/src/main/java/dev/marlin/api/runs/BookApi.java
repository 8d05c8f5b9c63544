package dev.marlin.api.runs;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunBook;
import dev.marlin.runs.Withholdings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The unblinded book of runs, for programs of managers. */
@RestController
class BookApi {
    private final RunBook book;
    private final Withholdings withholdings;

    BookApi(RunBook book, Withholdings withholdings) {
        this.book = book;
        this.withholdings = withholdings;
    }

    @GetMapping("/api/v1/runs")
    PageAnswer all(@RequestParam Optional<String> after) {
        Keyset<RunBook.PairEntry> page = book.pairs(after);
        return new PageAnswer(
                book.standstill().orElse(null),
                page.rows().stream().map(PairEntryAnswer::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/api/v1/runs/pairs/{pair}")
    WholeAnswer one(@PathVariable String pair) {
        PairId id = PairId.parse(pair);
        return new WholeAnswer(
                PairEntryAnswer.of(book.pair(id)),
                book.runs(id).stream().map(RunAnswer::of).toList());
    }

    @PostMapping("/api/v1/runs/pairs/{pair}/decision")
    PairEntryAnswer decide(@PathVariable String pair, @RequestBody Decision decision, Visitor visitor) {
        PairId id = PairId.parse(pair);
        String reason = decision.reason() == null ? "" : decision.reason();
        if ("release".equals(decision.decision())) {
            withholdings.release(id, reason, visitor.id());
        } else if ("withdraw".equals(decision.decision())) {
            withholdings.withdraw(id, reason, visitor.id());
        } else {
            throw MarlinException.invalid("decision: release or withdraw is wanted. Nothing was changed.");
        }
        return PairEntryAnswer.of(book.pair(id));
    }

    /** @param decision {@code release} or {@code withdraw} */
    record Decision(@Nullable String decision, @Nullable String reason) {}

    /**
     * @param standstill why no queued run begins on this machine; absent when they do
     * @param next value of {@code after} for the next page; absent on the last
     */
    record PageAnswer(
            @Nullable String standstill,
            List<PairEntryAnswer> pairs,
            @Nullable String next) {}

    /** One pair with its runs. */
    record WholeAnswer(PairEntryAnswer pair, List<RunAnswer> runs) {}

    /** One pair. */
    record PairEntryAnswer(
            String id,
            String task,
            String title,
            String state,
            int turn,
            boolean withheld,
            String reason,
            String startedBy,
            Instant startedAt) {
        static PairEntryAnswer of(RunBook.PairEntry pair) {
            return new PairEntryAnswer(
                    pair.id().toString(),
                    pair.task().toString(),
                    pair.title(),
                    pair.state().name().toLowerCase(Locale.ROOT),
                    pair.turn(),
                    pair.withheld(),
                    pair.reason(),
                    pair.startedBy().toString(),
                    pair.startedAt());
        }
    }

    /** One attempt. */
    record RunAnswer(
            String id,
            String candidate,
            String agentVersion,
            String agent,
            int turn,
            int attempt,
            int startOrder,
            String state,
            String exitClass,
            String reason,
            @Nullable Instant claimedAt,
            @Nullable Instant finishedAt,
            RunBook.@Nullable OverheadEntry overheadMillis,
            @Nullable TakenAnswer taken,
            List<VerificationAnswer> verifications,
            @Nullable UsageAnswer usage) {
        static RunAnswer of(RunBook.RunEntry run) {
            return new RunAnswer(
                    run.id().toString(),
                    run.candidate().toString(),
                    run.agent().id().toString(),
                    run.agent().displayName(),
                    run.turn(),
                    run.attempt(),
                    run.startOrder(),
                    run.state().toLowerCase(Locale.ROOT),
                    run.exitClass().toLowerCase(Locale.ROOT),
                    run.reason(),
                    run.claimedAt().orElse(null),
                    run.finishedAt().orElse(null),
                    run.overhead().orElse(null),
                    run.taken().map(TakenAnswer::of).orElse(null),
                    run.verifications().stream().map(VerificationAnswer::of).toList(),
                    run.usage().map(UsageAnswer::of).orElse(null));
        }
    }

    /** What the blind view lacks; a number is absent where nobody counted. */
    record TakenAnswer(
            int names, @Nullable Integer trailers, @Nullable Integer ownFiles) {
        static TakenAnswer of(RunBook.TakenEntry taken) {
            return new TakenAnswer(taken.names(), number(taken.trailers()), number(taken.ownFiles()));
        }

        private static @Nullable Integer number(OptionalInt counted) {
            return counted.isPresent() ? counted.getAsInt() : null;
        }
    }

    /**
     * Tokens by the gateway's own count.
     *
     * @param microDollars absent when a model has no price
     * @param recorded whether the run's page offers what was said
     */
    record UsageAnswer(
            String route,
            List<String> models,
            int calls,
            int unmeasured,
            long freshInput,
            long cacheRead,
            long cacheWrite,
            long output,
            @Nullable Long microDollars,
            String prices,
            boolean recorded) {
        static UsageAnswer of(RunBook.UsageEntry used) {
            return new UsageAnswer(
                    used.route(),
                    used.models(),
                    used.calls(),
                    used.unmeasured(),
                    used.freshInput(),
                    used.cacheRead(),
                    used.cacheWrite(),
                    used.output(),
                    used.microDollars().isPresent() ? used.microDollars().getAsLong() : null,
                    used.prices(),
                    used.recorded());
        }
    }

    /** What one verifier found, before anything was redacted. */
    record VerificationAnswer(String verifier, String status, String summary) {
        static VerificationAnswer of(NeutralVerification verification) {
            return new VerificationAnswer(
                    verification.verifier(),
                    verification.status().name().toLowerCase(Locale.ROOT),
                    verification.summary());
        }
    }
}
