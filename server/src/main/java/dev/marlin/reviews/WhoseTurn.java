package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.terms.ReviewTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    static final String WITHDRAW = "Withdraw";
    private static final String OVERDUE = "overdue-submission";
    private static final String LATE = "Overdue since ";
    private static final String SEAT = "A reviewer left, or may not review it any more, and nobody took the seat over.";
    private static final String DECIDER = "Who was to decide left, or may not any more, and nobody took it over.";
    private static final String AUTHOR = "Changes are asked for and its author is not there any more: nobody else can"
            + " answer. Withdraw it, or let the author sign in again.";

    private final Attention attention;
    private final Cases cases;
    private final Staffing staffing;
    private final SubmissionStore submissions;

    WhoseTurn(Attention attention, Cases cases, Staffing staffing, SubmissionStore submissions) {
        this.attention = attention;
        this.cases = cases;
        this.staffing = staffing;
        this.submissions = submissions;
    }

    private record Turn(List<PersonId> people, String action, String reason) {
        private boolean isOpening() {
            return WhoseTurn.isOpening(action);
        }
    }

    /**
     * Makes attention agree with the submission's state; who waited before keeps the time since when.
     *
     * @throws MarlinException CONFLICT when an open submission would wait for nobody
     */
    void refresh(Submission submission, Instant now) {
        Map<PersonId, Turn> turns = turns(submission);
        if (submission.state().isOpen() && turns.isEmpty()) {
            throw MarlinException.conflict("Too few people may review or decide this, and there is no manager to find"
                    + " somebody. Nothing was changed and nothing is lost; tell an admin, then send it again.");
        }
        Map<PersonId, AttentionItem> before = attention.on(KIND, submission.id().value()).stream()
                .collect(Collectors.toMap(AttentionItem::person, Function.identity()));
        Set<PersonId> gone = new HashSet<>(before.keySet());
        gone.removeAll(turns.keySet());
        gone.forEach(person -> attention.clear(KIND, submission.id().value(), person));
        boolean late = false;
        for (Map.Entry<PersonId, Turn> entry : turns.entrySet()) {
            late |= call(submission, entry.getKey(), entry.getValue(), before, now);
        }
        if (!late) {
            attention.clear(OVERDUE, submission.id().value());
        }
    }

    /** Answers whether the person's turn is overdue. */
    private boolean call(
            Submission submission, PersonId person, Turn turn, Map<PersonId, AttentionItem> before, Instant now) {
        Optional<AttentionItem> waiting = Optional.ofNullable(before.get(person))
                .filter(item -> item.action().equals(turn.action()));
        Instant due = waiting.flatMap(AttentionItem::due).orElseGet(() -> now.plus(clock(submission)));
        AttentionItem item = item(submission, person, turn, now, due);
        boolean overdue = !due.isAfter(now);
        attention.set(overdue ? reminded(item) : item);
        return overdue;
    }

    private AttentionItem item(Submission submission, PersonId person, Turn turn, Instant now, Instant due) {
        return new AttentionItem(
                person,
                KIND,
                submission.id().value(),
                cases.title(submission.task()),
                turn.reason(),
                turn.action(),
                turn.isOpening() ? "/reviews" : "/reviews/" + submission.id(),
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

    /** Whether the item waits for a manager to find somebody, or to take the submission out. */
    static boolean isOpening(String action) {
        return action.equals(STAFF) || action.equals(WITHDRAW);
    }

    /** Who owes a word now and cannot give it any more: left, lost the role, or may not judge this work any more. */
    List<PersonId> gone(Submission submission) {
        return switch (submission.state()) {
            case IN_REVIEW -> without(Role.REVIEWER, submission, owing(submission));
            case IN_ADJUDICATION, IN_APPEAL ->
                without(
                        Role.ADJUDICATOR,
                        submission,
                        submission.adjudicator().stream().toList());
            case RETURNED -> {
                List<PersonId> author = List.of(submission.author());
                yield staffing.present(Role.EXPERT, author).isEmpty() ? author : List.of();
            }
            case SUBMITTED, ACCEPTED, REJECTED, WITHDRAWN -> List.of();
        };
    }

    private List<PersonId> without(Role role, Submission submission, List<PersonId> people) {
        List<PersonId> able = staffing.keeping(role, submission, people);
        return people.stream().filter(person -> !able.contains(person)).toList();
    }

    private Map<PersonId, Turn> turns(Submission submission) {
        Map<PersonId, Turn> turns = new LinkedHashMap<>();
        for (Turn turn : called(submission)) {
            turn.people().forEach(person -> turns.putIfAbsent(person, turn));
        }
        return turns;
    }

    private List<Turn> called(Submission submission) {
        List<PersonId> gone = gone(submission);
        return switch (submission.state()) {
            case SUBMITTED -> List.of(opening(STAFF, "Too few people may review it."));
            case IN_REVIEW -> {
                List<PersonId> owing = new ArrayList<>(owing(submission));
                owing.removeAll(gone);
                Turn own = new Turn(
                        owing,
                        "Review",
                        "Round " + submission.round() + " waits for your own judgement and your verdict.");
                yield gone.isEmpty() ? List.of(own) : List.of(own, opening(STAFF, SEAT));
            }
            case RETURNED ->
                List.of(
                        gone.isEmpty()
                                ? new Turn(List.of(submission.author()), "Answer", "Changes are asked for.")
                                : opening(WITHDRAW, AUTHOR));
            case IN_ADJUDICATION ->
                List.of(decision(submission, "Author and reviewers differ.", "Nobody may decide it yet."));
            case IN_APPEAL ->
                List.of(decision(
                        submission, "Its author appeals against the rejection.", "Nobody may decide the appeal yet."));
            case ACCEPTED, REJECTED, WITHDRAWN -> List.of();
        };
    }

    private Turn decision(Submission submission, String reason, String unstaffed) {
        if (submission.adjudicator().isEmpty()) {
            return opening(STAFF, unstaffed);
        }
        return gone(submission).isEmpty()
                ? new Turn(submission.adjudicator().stream().toList(), "Decide", reason)
                : opening(STAFF, DECIDER);
    }

    private Turn opening(String action, String reason) {
        return new Turn(staffing.managers(), action, reason);
    }

    private List<PersonId> owing(Submission submission) {
        return submissions.panels().owing(submission);
    }
}
