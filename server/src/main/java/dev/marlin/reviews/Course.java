package dev.marlin.reviews;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.SubmissionListener;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Event;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.terms.BlindDraw;
import dev.marlin.reviews.terms.ReviewTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves submissions along the table: step, row, audit event and whose turn it is are one transaction. Who sits where is
 * said by {@link Seating}.
 */
@Component
class Course {
    private final SubmissionStore store;
    private final ReviewStore reviews;
    private final Cases cases;
    private final Staffing staffing;
    private final WhoseTurn whoseTurn;
    private final Ground ground;

    Course(
            SubmissionStore store,
            ReviewStore reviews,
            Cases cases,
            Staffing staffing,
            WhoseTurn whoseTurn,
            Ground ground) {
        this.store = store;
        this.reviews = reviews;
        this.cases = cases;
        this.staffing = staffing;
        this.whoseTurn = whoseTurn;
        this.ground = ground;
    }

    /** Transaction, clock, log, and whom to tell of outcomes. */
    @Component("reviewGround")
    record Ground(
            TransactionTemplate transactions, Clock clock, Audit audit, ObjectProvider<OutcomeListener> listeners) {
        /** To the microsecond, as the database keeps it. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        <T> T inTransaction(Supplier<T> work) {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        }
    }

    Ground ground() {
        return ground;
    }

    Cases cases() {
        return cases;
    }

    Event.Basis basis(Submission submission, PersonId by) {
        return basis(submission, Optional.of(by));
    }

    /** @param by empty for the clock */
    Event.Basis basis(Submission submission, Optional<PersonId> by) {
        return new Event.Basis(
                by, ground.now(), cases.rubric(submission.comparison()).id(), submission.round());
    }

    /** Walks one step. */
    Submission advance(Submission submission, Event event) {
        Event.Basis basis = event.basis();
        Submission moved = event.on(submission).moved(event.step().from(submission.state()), basis.at());
        store.update(moved);
        log(moved, event.action(), basis.by(), facts(event));
        return moved;
    }

    /** Ends every change: attention agrees with where the submission has come to. */
    Submission rest(Submission submission) {
        whoseTurn.refresh(submission, ground.now());
        return submission;
    }

    /** A submission that has just arrived: whether it is blind is drawn now, and the draw's commitment published. */
    void opened(Submission fresh, Event.Basis basis, JudgementId judgement) {
        BlindDraw draw = staffing.draw(fresh, terms(fresh).blindPercent());
        store.insertBlindness(draw);
        Map<String, String> facts = onBasis(basis);
        facts.put("blindness_commitment", draw.commitment());
        facts.put("judgement", judgement.toString());
        log(fresh, "submission.opened", basis.by(), facts);
        tell(OutcomeListener::submitted, fresh, basis.at());
    }

    /** The terms that held when the submission arrived. */
    ReviewTerms terms(Submission submission) {
        return cases.terms(submission.campaign(), submission.terms());
    }

    /** The author's next round has arrived. */
    Submission resubmit(Submission submission, SubmissionListener.Submitted submitted) {
        Submission next = submission.inRound(submitted.round());
        Event.Basis basis = basis(next, submitted.author());
        Submission moved = advance(submission, new Event.Resubmitted(basis, submitted.judgement()));
        tell(OutcomeListener::submitted, moved, basis.at());
        return moved;
    }

    /** Calls somebody who took no part to the rejection. */
    Submission appeal(Submission submission, PersonId author) {
        return advance(
                submission, new Event.Appealed(basis(submission, author), staffing.otherAdjudicator(submission)));
    }

    /** Ends an appeal: the rejection stands, and who decided so is paid like any adjudicator. */
    Submission uphold(Submission submission, PersonId by) {
        Event.Basis basis = basis(submission, by);
        Submission rejected = advance(submission, new Event.Upheld(basis));
        tell(OutcomeListener::rejected, rejected, basis.at());
        return rejected;
    }

    /** Ends an appeal: the author's judgement counts after all. */
    Submission overturn(Submission submission, PersonId by, JudgementId judgement) {
        return count(submission, new Event.Overturned(basis(submission, by), judgement), judgement);
    }

    Submission withdraw(Submission submission, PersonId by) {
        Event.Basis basis = basis(submission, by);
        if (store.standing(submission.id()).isPresent() && submission.state().isOpen()) {
            Submission kept = advance(submission, new Event.Kept(basis));
            whoseTurn.callOnce(kept);
            return kept;
        }
        Submission withdrawn = advance(submission, new Event.Withdrawn(basis));
        whoseTurn.callOnce(withdrawn);
        tell(OutcomeListener::withdrawn, withdrawn, basis.at());
        return withdrawn;
    }

    Submission escalate(Submission submission, PersonId by) {
        return advance(submission, new Event.Escalated(basis(submission, by), staffing.adjudicator(submission)));
    }

    /** Hands it back to its author for the next round. */
    Submission giveBack(Submission submission, PersonId by) {
        Submission returned = advance(submission, new Event.Returned(basis(submission, by)));
        cases.reopen(submission.comparison(), by, submission.round() + 1);
        whoseTurn.callOnce(returned);
        return returned;
    }

    /** Makes it count and tells everybody who settles accounts, in this transaction. */
    Submission accept(Submission submission, Optional<PersonId> by, JudgementId judgement) {
        return count(submission, new Event.Accepted(basis(submission, by), judgement), judgement);
    }

    /** What counted before goes on counting unless this is another judgement. */
    private Submission count(Submission submission, Event event, JudgementId judgement) {
        Instant at = event.basis().at();
        Submission accepted = advance(submission, event);
        boolean stands = store.standing(submission.id())
                .filter(standing -> standing.judgement().equals(judgement))
                .isPresent();
        if (!stands) {
            store.insertAcceptance(submission.id(), judgement, at);
        }
        tell((listener, work) -> listener.accepted(work, judgement), accepted, at);
        return accepted;
    }

    /** Finds that nothing can be relied on, and tells everybody who settles accounts. */
    Submission reject(Submission submission, PersonId by, JudgementId judgement) {
        Event.Basis basis = basis(submission, by);
        Submission rejected = advance(submission, new Event.Rejected(basis, judgement));
        store.standing(submission.id()).ifPresent(standing -> store.endAcceptance(standing.sequence(), basis.at()));
        tell(OutcomeListener::rejected, rejected, basis.at());
        return rejected;
    }

    private void tell(BiConsumer<OutcomeListener, OutcomeListener.Work> what, Submission submission, Instant at) {
        OutcomeListener.Work work = new OutcomeListener.Work(
                submission.id(),
                submission.comparison(),
                submission.task(),
                submission.campaign(),
                submission.author(),
                reviews.reviews(submission.id()).stream()
                        .map(Review::reviewer)
                        .distinct()
                        .toList(),
                store.deciders(submission.id()),
                at);
        ground.listeners().stream().forEach(listener -> what.accept(listener, work));
    }

    static Map<String, String> facts(Event event) {
        Map<String, String> facts = onBasis(event.basis());
        facts.putAll(event.facts());
        return facts;
    }

    static Map<String, String> onBasis(Event.Basis basis) {
        Map<String, String> facts = new HashMap<>();
        facts.put("round", Integer.toString(basis.round()));
        facts.put("rubric_version", basis.rubric().toString());
        return facts;
    }

    /** Keeps in the log what was done to a submission, by whom and on what basis. */
    void log(Submission submission, String action, Optional<PersonId> by, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("terms", Integer.toString(submission.terms()));
        all.put("campaign", submission.campaign().toString());
        all.put("task", submission.task().toString());
        all.put("author", submission.author().toString());
        ground.audit()
                .record(new AuditEvent(action, by, "submission", submission.id().value(), all));
    }
}
