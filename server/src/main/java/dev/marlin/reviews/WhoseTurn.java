package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.terms.ReviewTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says whom a submission waits for: the rule table of reviews, applied after every step. */
@Component
class WhoseTurn {
    static final String KIND = "submission";
    static final String STAFF = "Staff";
    private static final String OVERDUE = "overdue-submission";
    private static final String LATE = "Overdue since ";

    private final Attention attention;
    private final Cases cases;
    private final Staffing staffing;
    private final SubmissionStore submissions;
    private final ReviewStore reviews;

    WhoseTurn(Attention attention, Cases cases, Staffing staffing, SubmissionStore submissions, ReviewStore reviews) {
        this.attention = attention;
        this.cases = cases;
        this.staffing = staffing;
        this.submissions = submissions;
        this.reviews = reviews;
    }

    private record Turn(List<PersonId> people, String action, String reason) {}

    /**
     * Makes attention agree with the submission's state; who waited before keeps the time since when.
     *
     * @throws MarlinException CONFLICT when an open submission would wait for nobody
     */
    void refresh(Submission submission, Instant now) {
        Turn turn = turn(submission);
        if (submission.state().isOpen() && turn.people().isEmpty()) {
            throw MarlinException.conflict("Too few people may review or decide this, and there is no manager to find"
                    + " somebody. Nothing was changed and nothing is lost; tell an admin, then send it again.");
        }
        Map<PersonId, AttentionItem> before = attention.on(KIND, submission.id().value()).stream()
                .collect(Collectors.toMap(AttentionItem::person, Function.identity()));
        Set<PersonId> gone = new HashSet<>(before.keySet());
        turn.people().forEach(gone::remove);
        gone.forEach(person -> attention.clear(KIND, submission.id().value(), person));
        boolean late = false;
        for (PersonId person : turn.people()) {
            Optional<AttentionItem> waiting = Optional.ofNullable(before.get(person))
                    .filter(item -> item.action().equals(turn.action()));
            Instant due = waiting.flatMap(AttentionItem::due).orElseGet(() -> now.plus(clock(submission)));
            AttentionItem item = item(submission, person, turn, now, due);
            boolean overdue = !due.isAfter(now);
            late |= overdue;
            attention.set(overdue ? reminded(item) : item);
        }
        if (!late) {
            attention.clear(OVERDUE, submission.id().value());
        }
    }

    private AttentionItem item(Submission submission, PersonId person, Turn turn, Instant now, Instant due) {
        return new AttentionItem(
                person,
                KIND,
                submission.id().value(),
                cases.title(submission.task()),
                turn.reason(),
                turn.action(),
                turn.action().equals(STAFF) ? "/reviews" : "/reviews/" + submission.id(),
                now,
                Optional.of(due));
    }

    /** What a turn of the submission may take now. */
    Duration clock(Submission submission) {
        ReviewTerms.Limits limits =
                cases.terms(submission.campaign(), submission.terms()).limits();
        return switch (submission.state()) {
            case IN_ADJUDICATION, IN_APPEAL -> limits.decision();
            case SUBMITTED, IN_REVIEW, RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> limits.turn();
        };
    }

    /** The same turn, with the word that it is overdue. */
    AttentionItem reminded(AttentionItem turn) {
        Instant due = turn.due().orElseThrow();
        String since = due.toString().substring(0, 16).replace('T', ' ');
        String reason = turn.reason().startsWith(LATE) ? turn.reason() : LATE + since + " UTC. " + turn.reason();
        return new AttentionItem(
                turn.person(),
                turn.subjectKind(),
                turn.subject(),
                turn.title(),
                reason,
                turn.action(),
                turn.link(),
                turn.since(),
                turn.due());
    }

    /** Calls those who can do something about a turn that nobody else can take over. */
    void callManagers(Submission submission, String reason, Instant now) {
        for (PersonId manager : staffing.managers()) {
            attention.set(new AttentionItem(
                    manager,
                    OVERDUE,
                    submission.id().value(),
                    cases.title(submission.task()),
                    reason,
                    "Look",
                    "/reviews",
                    now,
                    Optional.empty()));
        }
    }

    /** The author answers here, so the comparison's own call would be a second one for the same thing. */
    void callOnce(Submission submission) {
        attention.clear("comparison", submission.comparison().value(), submission.author());
    }

    private Turn turn(Submission submission) {
        return switch (submission.state()) {
            case SUBMITTED -> new Turn(staffing.managers(), STAFF, "Too few people may review it.");
            case IN_REVIEW ->
                turn(
                        staffing.present(Role.REVIEWER, owing(submission)),
                        "Review",
                        "Round " + submission.round() + " waits for your own judgement and your verdict.");
            case RETURNED ->
                turn(staffing.present(Role.EXPERT, List.of(submission.author())), "Answer", "Changes are asked for.");
            case IN_ADJUDICATION -> decision(submission, "Author and reviewers differ.", "Nobody may decide it yet.");
            case IN_APPEAL ->
                decision(submission, "Its author appeals against the rejection.", "Nobody may decide the appeal yet.");
            case ACCEPTED, REJECTED, WITHDRAWN -> new Turn(List.of(), "", "");
        };
    }

    private Turn decision(Submission submission, String reason, String unstaffed) {
        return submission
                .adjudicator()
                .map(person -> turn(staffing.present(Role.ADJUDICATOR, List.of(person)), "Decide", reason))
                .orElseGet(() -> new Turn(staffing.managers(), STAFF, unstaffed));
    }

    /** What only people could do who left waits for managers: they find somebody else, or withdraw it. */
    private Turn turn(List<PersonId> people, String action, String reason) {
        return people.isEmpty()
                ? new Turn(staffing.managers(), STAFF, "Nobody who could act on it is there any more.")
                : new Turn(people, action, reason);
    }

    private List<PersonId> owing(Submission submission) {
        Set<PersonId> sent = new HashSet<>();
        reviews.reviews(submission.id()).stream()
                .filter(review -> review.round() == submission.round())
                .forEach(review -> sent.add(review.reviewer()));
        return submissions.panels().panel(submission.id(), submission.stage()).stream()
                .filter(person -> !sent.contains(person))
                .toList();
    }
}
