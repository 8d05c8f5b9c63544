package dev.marlin.api.audit;

import dev.marlin.audit.Verification;
import dev.marlin.audit.VerificationRun;
import dev.marlin.audit.Verifications;
import dev.marlin.identity.Visitor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Checks of the whole log for programs: asked for here, done behind, told with their progress. */
@RestController
class VerificationApi {
    private final Verifications verifications;

    VerificationApi(Verifications verifications) {
        this.verifications = verifications;
    }

    /**
     * The check that was asked for last, and the one that ended last; both may be the same.
     *
     * @param last absent while nobody has asked for one
     */
    record ChecksAnswer(@Nullable Check last, @Nullable Check ended) {}

    /**
     * One check.
     *
     * @param checked entries so far, of {@code total}
     * @param intact absent while it waits or runs
     * @param broken where the log is not what was sealed, as a sentence
     */
    record Check(
            Instant asked,
            long checked,
            long total,
            @Nullable Instant ended,
            @Nullable Boolean intact,
            @Nullable String broken) {
        static Check of(VerificationRun run) {
            return new Check(
                    run.asked(),
                    run.checked(),
                    run.total(),
                    run.ended().orElse(null),
                    run.outcome().map(Verification.Intact.class::isInstance).orElse(null),
                    run.outcome()
                            .filter(Verification.Broken.class::isInstance)
                            .map(found -> ((Verification.Broken) found).sentence())
                            .orElse(null));
        }
    }

    @GetMapping("/api/v1/audit/verifications")
    ChecksAnswer all() {
        return new ChecksAnswer(
                verifications.last().map(Check::of).orElse(null),
                verifications.lastEnded().map(Check::of).orElse(null));
    }

    /** Asks for one; while one waits or runs, this changes nothing. */
    @PostMapping("/api/v1/audit/verifications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChecksAnswer ask(Visitor visitor) {
        verifications.ask(visitor.id());
        return all();
    }
}
