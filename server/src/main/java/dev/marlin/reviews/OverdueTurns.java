package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The door of the clock: a turn that is overdue is reminded of once; when the same time has passed again, a reviewer's
 * seat or an adjudicator's decision goes to somebody else, and where that is not possible managers are called.
 */
@Service
public class OverdueTurns {
    private static final int AT_ONCE = 2_000;

    private final SubmissionStore submissions;
    private final Course course;
    private final Filling filling;
    private final WhoseTurn whoseTurn;
    private final Attention attention;

    OverdueTurns(
            SubmissionStore submissions, Course course, Filling filling, WhoseTurn whoseTurn, Attention attention) {
        this.submissions = submissions;
        this.course = course;
        this.filling = filling;
        this.whoseTurn = whoseTurn;
        this.attention = attention;
    }

    /** What the clock does about a turn, once each. */
    enum Act {
        REMINDED,
        ESCALATED
    }

    /** Acts on everything that is overdue, each turn in a transaction of its own; answers how many acts there were. */
    public int sweep() {
        int acts = 0;
        for (AttentionItem item :
                attention.overdue(WhoseTurn.KIND, course.ground().now(), AT_ONCE)) {
            acts += course.ground().inTransaction(() -> act(new SubmissionId(item.subject()), item.person())) ? 1 : 0;
        }
        return acts;
    }

    private boolean act(SubmissionId id, PersonId person) {
        Submission submission = submissions.lock(id);
        Instant now = course.ground().now();
        Optional<AttentionItem> turn = attention.on(WhoseTurn.KIND, id.value()).stream()
                .filter(item -> item.person().equals(person))
                .filter(item -> item.due().filter(due -> !due.isAfter(now)).isPresent())
                .findFirst();
        return turn.isPresent() && act(submission, turn.get(), now);
    }

    private boolean act(Submission submission, AttentionItem turn, Instant now) {
        Instant due = turn.due().orElseThrow();
        if (submissions.panels().insertOverdue(submission.id(), turn, Act.REMINDED, now)) {
            attention.set(whoseTurn.reminded(turn));
            log(submission, turn, "submission.turn-overdue");
            return true;
        }
        boolean twice = !due.plus(whoseTurn.clock(submission)).isAfter(now);
        if (!twice || !submissions.panels().insertOverdue(submission.id(), turn, Act.ESCALATED, now)) {
            return false;
        }
        log(submission, turn, "submission.turn-escalated");
        goOn(submission, turn)
                .ifPresentOrElse(course::rest, () -> whoseTurn.callManagers(submission, turn.reason(), now));
        return true;
    }

    /** Empty when nobody else can take the turn over. */
    private Optional<Submission> goOn(Submission submission, AttentionItem turn) {
        if (WhoseTurn.isOpening(turn.action())) {
            Submission filled = filling.draw(submission, Optional.empty());
            return filled.equals(submission) ? Optional.empty() : Optional.of(filled);
        }
        return filling.takeOver(submission, turn.person(), Optional.empty());
    }

    /** Tries once more for a turn that nobody could take over when its time was over; answers whether it went on. */
    boolean tryAgain(AttentionItem turn) {
        return course.ground().inTransaction(() -> {
            Submission submission = submissions.lock(new SubmissionId(turn.subject()));
            boolean waits = attention.on(WhoseTurn.KIND, turn.subject()).contains(turn);
            Optional<Submission> next = waits ? goOn(submission, turn) : Optional.empty();
            next.ifPresent(course::rest);
            return next.isPresent();
        });
    }

    private void log(Submission submission, AttentionItem turn, String action) {
        course.ground()
                .audit()
                .record(new AuditEvent(
                        action,
                        Optional.empty(),
                        "submission",
                        submission.id().value(),
                        Map.of(
                                "person", turn.person().toString(),
                                "due", turn.due().orElseThrow().toString(),
                                "state", submission.state().key(),
                                "round", Integer.toString(submission.round()))));
    }

    /** Submissions of which a turn was escalated and still waits, longest overdue first. */
    List<AttentionItem> escalated() {
        Instant now = course.ground().now();
        return submissions.panels().escalated(attention.overdue(WhoseTurn.KIND, now, AT_ONCE));
    }
}
