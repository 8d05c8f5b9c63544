package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says whom a submission waits for: the rule table of reviews, applied after every step. */
@Component
class WhoseTurn {
    static final String KIND = "submission";

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
        Set<PersonId> gone = new HashSet<>();
        attention.on(KIND, submission.id().value()).forEach(item -> gone.add(item.person()));
        turn.people().forEach(gone::remove);
        gone.forEach(person -> attention.clear(KIND, submission.id().value(), person));
        for (PersonId person : turn.people()) {
            attention.set(new AttentionItem(
                    person,
                    KIND,
                    submission.id().value(),
                    cases.title(submission.task()),
                    turn.reason(),
                    turn.action(),
                    turn.action().equals("Staff") ? "/reviews" : "/reviews/" + submission.id(),
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
            case SUBMITTED -> new Turn(staffing.managers(), "Staff", "Too few people may review it.");
            case IN_REVIEW ->
                turn(
                        staffing.present(Role.REVIEWER, owing(submission)),
                        "Review",
                        "Round " + submission.round() + " waits for your own judgement and your verdict.");
            case RETURNED ->
                turn(staffing.present(Role.EXPERT, List.of(submission.author())), "Answer", "Changes are asked for.");
            case IN_ADJUDICATION ->
                turn(
                        staffing.present(
                                Role.ADJUDICATOR,
                                submission.adjudicator().stream().toList()),
                        "Decide",
                        "Author and reviewers differ.");
            case ACCEPTED, REJECTED, WITHDRAWN -> new Turn(List.of(), "", "");
        };
    }

    /** What only people could do who left waits for managers: they find somebody else, or withdraw it. */
    private Turn turn(List<PersonId> people, String action, String reason) {
        return people.isEmpty()
                ? new Turn(staffing.managers(), "Staff", "Nobody who could act on it is there any more.")
                : new Turn(people, action, reason);
    }

    private List<PersonId> owing(Submission submission) {
        Set<PersonId> sent = new HashSet<>();
        reviews.reviews(submission.id()).stream()
                .filter(review -> review.round() == submission.round())
                .forEach(review -> sent.add(review.reviewer()));
        return submissions.reviewers(submission.id()).stream()
                .filter(person -> !sent.contains(person))
                .toList();
    }
}
