package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The door of seats and decisions that nobody fills: who left, lost the role or may not judge any more hands on what
 * they owe, by the draw or to somebody whom a manager names; where there is nobody, managers own it.
 */
@Service
public class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    private final SubmissionStore submissions;
    private final Course course;
    private final Filling filling;
    private final OverdueTurns turns;
    private final Attention attention;

    Openings(SubmissionStore submissions, Course course, Filling filling, OverdueTurns turns, Attention attention) {
        this.submissions = submissions;
        this.course = course;
        this.filling = filling;
        this.turns = turns;
        this.attention = attention;
    }

    /**
     * Draws people for all open submissions that have nobody, each in a transaction of its own.
     *
     * @return how many changed hands
     */
    public int sweep() {
        Set<SubmissionId> called =
                submissions.unstaffed().stream().map(Submission::id).collect(Collectors.toSet());
        int filled = 0;
        for (Submission submission : submissions.open()) {
            if (called.contains(submission.id()) || filling.isOpen(submission)) {
                filled += course.ground().inTransaction(() -> fill(submission.id())) ? 1 : 0;
            }
        }
        for (AttentionItem late : turns.escalated()) {
            filled += turns.tryAgain(late) ? 1 : 0;
        }
        return filled;
    }

    /** Hands on what waits for somebody who leaves, in the transaction that they leave in. */
    public void left(PersonId person) {
        attention.of(person).stream()
                .filter(item -> item.subjectKind().equals(WhoseTurn.KIND))
                .map(item -> new SubmissionId(item.subject()))
                .toList()
                .forEach(this::fill);
    }

    /**
     * Sends what is open, or overdue twice, to the draw again; the state tells what came of it.
     *
     * @throws MarlinException CONFLICT where nobody can be drawn for it: its author has it, or it is settled
     */
    public SubmissionState draw(SubmissionId id, PersonId manager) {
        return change(id, submission -> {
            if (submission.state() == SubmissionState.RETURNED
                    || !submission.state().isOpen()) {
                Step.APPOINT.from(submission.state());
            }
            List<PersonId> late = new ArrayList<>(late(id));
            late.removeAll(filling.gone(submission));
            Submission drawn = filling.draw(submission, Optional.of(manager));
            for (PersonId person : late) {
                drawn = filling.takeOver(drawn, person, Optional.of(manager)).orElse(drawn);
            }
            return drawn;
        });
    }

    /**
     * Gives what is open, or overdue twice, to the person named.
     *
     * @throws MarlinException CONFLICT where nothing is open or overdue, or the person may not take it
     */
    public SubmissionState appoint(SubmissionId id, PersonId named, PersonId manager) {
        return change(id, submission -> filling.appoint(submission, named, late(id), manager));
    }

    /** Who may be named for it, the least burdened first; nobody where nothing can be given. */
    public List<PersonId> able(SubmissionId id) {
        return submissions.find(id).map(filling::able).orElse(List.of());
    }

    private SubmissionState change(SubmissionId id, UnaryOperator<Submission> act) {
        return course.ground()
                .inTransaction(
                        () -> course.rest(act.apply(submissions.lock(id))).state());
    }

    private List<PersonId> late(SubmissionId id) {
        return turns.escalated().stream()
                .filter(item -> item.subject().equals(id.value()) && !WhoseTurn.isOpening(item.action()))
                .map(AttentionItem::person)
                .toList();
    }

    /** Answers whether it changed hands; where nobody at all is left to own it, it stays as it is. */
    private boolean fill(SubmissionId id) {
        Submission before = submissions.lock(id);
        Submission filled = filling.draw(before, Optional.empty());
        try {
            course.rest(filled);
        } catch (MarlinException nobody) {
            LOG.warn("submission {} waits for somebody who left: {}", id, nobody.getMessage()); // nobody is kept for it
        }
        return !filled.equals(before);
    }
}
