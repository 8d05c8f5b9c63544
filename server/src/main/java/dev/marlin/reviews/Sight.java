package dev.marlin.reviews;

import dev.marlin.comparisons.Annotation;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.SubmissionView.Capacity;
import dev.marlin.reviews.SubmissionView.Note;
import dev.marlin.reviews.SubmissionView.Speaker;
import dev.marlin.reviews.SubmissionView.Turn;
import dev.marlin.reviews.SubmissionView.Voice;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.Blindness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may see what of a submission: the one place that keeps reviews independent.
 *
 * <ul>
 *   <li>A reviewer of a blind submission sees what the author says in a round once their own judgement of that round or
 *       of a later one is on record; a reviewer of a sighted one sees it at once.
 *   <li>Author and adjudicator see what a reviewer says in a round once all of that reviewer's panel have sent in it.
 *   <li>A reviewer sees it once, besides, all of their own panel have sent in that round or a later one in which they
 *       judged themselves: a later panel and a substitute begin as if nobody had spoken.
 *   <li>An adjudicator sees a round once the panel whose turn it is has sent in it.
 *   <li>Everybody sees decisions, which are made after that; a reviewer those of rounds that they judged, or of earlier
 *       ones, and so with what rules found.
 *   <li>Annotations follow the round up to whose end they were written.
 * </ul>
 */
final class Sight {
    private final CaseFile file;
    private final PersonId viewer;
    private final Capacity capacity;

    private Sight(CaseFile file, PersonId viewer) {
        this.file = file;
        this.viewer = viewer;
        this.capacity = capacityOf(file.submission(), file.reviewers(), viewer)
                .orElseThrow(() -> MarlinException.notFound("That submission"));
    }

    /** @throws MarlinException NOT_FOUND for strangers */
    static SubmissionView of(CaseFile file, PersonId viewer, Cases cases) {
        Sight sight = new Sight(file, viewer);
        Submission submission = file.submission();
        return new SubmissionView(
                submission.id(),
                submission.comparison(),
                cases.title(submission.task()),
                cases.rubric(submission.comparison()),
                submission.state(),
                submission.round(),
                file.panel(submission.stage()).size(),
                (int) file.panel(submission.stage()).stream()
                        .filter(person ->
                                file.review(person, submission.round()).isPresent())
                        .count(),
                sight.capacity,
                sight.turn(),
                sight.capacity == Capacity.AUTHOR ? Optional.empty() : Optional.of(file.blindness()),
                sight.voices(),
                sight.notes(),
                sight.rulings(),
                new SubmissionView.Appealing(file.appeals(), sight.appealUntil(cases)),
                file.findings().stream()
                        .filter(found -> file.closed(found.round(), found.stage()) && sight.hearsRulings(found.round()))
                        .toList(),
                cases.verifiers(submission.comparison()),
                submission.submittedAt(),
                submission.changedAt());
    }

    /** What a decision of this person may rest on. */
    static List<String> evidence(CaseFile file, PersonId viewer, Cases cases) {
        return of(file, viewer, cases).evidence();
    }

    /** What a remark of this person may be about. */
    static Set<String> topics(CaseFile file, PersonId viewer, Cases cases) {
        SubmissionView view = of(file, viewer, cases);
        Set<String> topics = new HashSet<>(view.evidence());
        view.rubric().axes().forEach(axis -> topics.add(axis.key()));
        topics.add("overall");
        return topics;
    }

    /** @throws MarlinException INVALID when a remark is about nothing that is there to be seen */
    static void requireKnown(Set<String> topics, Review.Words words) {
        for (Review.Remark remark : words.remarks()) {
            if (!topics.contains(remark.about())) {
                throw MarlinException.invalid("remarks: there is no axis, annotation or verifier called "
                        + remark.about() + " here. Nothing was sent.");
            }
        }
    }

    /** How somebody stands to a submission; empty for strangers. */
    static Optional<Capacity> capacityOf(Submission submission, List<PersonId> reviewers, PersonId viewer) {
        if (submission.author().equals(viewer)) {
            return Optional.of(Capacity.AUTHOR);
        }
        if (reviewers.contains(viewer)) {
            return Optional.of(Capacity.REVIEWER);
        }
        return submission.adjudicator().filter(person -> person.equals(viewer)).map(person -> Capacity.ADJUDICATOR);
    }

    private boolean hearsAuthor(int round) {
        return switch (capacity) {
            case AUTHOR -> true;
            case REVIEWER -> file.blindness() == Blindness.SIGHTED || hasJudgedSince(round);
            case ADJUDICATOR -> file.closed(round);
        };
    }

    private boolean hears(PersonId reviewer, int round) {
        if (reviewer.equals(viewer)) {
            return true;
        }
        boolean spoken = file.closed(round, file.stageOf(reviewer));
        return switch (capacity) {
            case AUTHOR, ADJUDICATOR -> spoken;
            case REVIEWER -> spoken && judgedSince(round).anyMatch(own -> file.closed(own, file.stageOf(viewer)));
        };
    }

    /** Rounds from that one on in which the viewer's own judgement is on record. */
    private Stream<Integer> judgedSince(int round) {
        return file.ownJudgements().stream()
                .filter(own -> own.reviewer().equals(viewer) && own.round() >= round)
                .map(ReviewStore.OwnJudgement::round);
    }

    private boolean hasJudgedSince(int round) {
        return judgedSince(round).findAny().isPresent();
    }

    /** What was found or decided about a round tells of other reviewers, too: nobody who reviews hears it first. */
    private boolean hearsRulings(int round) {
        return capacity == Capacity.REVIEWER ? hasJudgedSince(round) : hearsAuthor(round);
    }

    private Turn turn() {
        Submission submission = file.submission();
        if (!submission.state().isOpen()) {
            return Turn.CLOSED;
        }
        return switch (capacity) {
            case AUTHOR -> submission.state() == SubmissionState.RETURNED ? Turn.ANSWER : Turn.WAIT;
            case ADJUDICATOR ->
                switch (submission.state()) {
                    case IN_ADJUDICATION -> Turn.DECIDE;
                    case IN_APPEAL -> Turn.RESOLVE;
                    case SUBMITTED, IN_REVIEW, RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> Turn.WAIT;
                };
            case REVIEWER -> submission.state() == SubmissionState.IN_REVIEW ? reviewing() : Turn.WAIT;
        };
    }

    /** Until when the author may appeal; empty for everybody else, and where there is nothing to appeal. */
    private Optional<Instant> appealUntil(Cases cases) {
        Submission submission = file.submission();
        boolean appealed = file.appeals().stream().anyMatch(appeal -> appeal.round() == submission.round());
        return capacity == Capacity.AUTHOR && submission.state() == SubmissionState.REJECTED && !appealed
                ? Optional.of(submission
                        .changedAt()
                        .plus(cases.terms(submission.campaign(), submission.terms())
                                .limits()
                                .appeal()))
                : Optional.empty();
    }

    private Turn reviewing() {
        int round = file.submission().round();
        if (!file.panel(file.submission().stage()).contains(viewer)) {
            return Turn.WAIT;
        }
        if (file.own(viewer, round).isEmpty()) {
            return Turn.JUDGE;
        }
        return file.review(viewer, round).isEmpty() ? Turn.SEND : Turn.WAIT;
    }

    private List<Voice> voices() {
        List<Voice> voices = new ArrayList<>();
        for (SubmissionStore.AuthorRound round : file.rounds()) {
            if (hearsAuthor(round.round())) {
                Opinion opinion = Opinion.of(file.judgement(round.judgement()));
                voices.add(new Voice(
                        new Speaker(Capacity.AUTHOR, 0),
                        capacity == Capacity.AUTHOR,
                        round.round(),
                        opinion,
                        Optional.empty()));
            }
            for (PersonId reviewer : file.reviewers()) {
                if (hears(reviewer, round.round())) {
                    file.own(reviewer, round.round()).map(own -> voice(own)).ifPresent(voices::add);
                }
            }
        }
        return voices;
    }

    private Voice voice(ReviewStore.OwnJudgement own) {
        return new Voice(
                speaker(own.reviewer()),
                own.reviewer().equals(viewer),
                own.round(),
                Opinion.of(file.judgement(own.judgement())),
                file.review(own.reviewer(), own.round()).map(Review::words));
    }

    private List<SubmissionView.Ruling> rulings() {
        return file.decisions().stream()
                .filter(this::hears)
                .map(decision -> new SubmissionView.Ruling(
                        decision.round(),
                        Opinion.of(file.judgement(decision.judgement())),
                        decision.grounds(),
                        decision.at()))
                .toList();
    }

    private boolean hears(Decision decision) {
        return capacity != Capacity.REVIEWER || hasJudgedSince(decision.round());
    }

    private List<Note> notes() {
        return file.annotations().stream().filter(this::sees).map(this::note).toList();
    }

    private boolean sees(Annotation annotation) {
        if (annotation.author().equals(viewer)) {
            return true;
        }
        Instant until;
        if (annotation.author().equals(file.submission().author())) {
            until = file.rounds().stream()
                    .filter(round -> hearsAuthor(round.round()))
                    .map(SubmissionStore.AuthorRound::at)
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        } else if (file.reviewers().contains(annotation.author())) {
            PersonId reviewer = annotation.author();
            until = file.rounds().stream()
                    .map(SubmissionStore.AuthorRound::round)
                    .filter(round -> hears(reviewer, round))
                    .map(round -> file.closedAt(round, file.stageOf(reviewer)))
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        } else {
            until = file.decisions().stream()
                    .filter(this::hears)
                    .map(Decision::at)
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }
        return !annotation.at().isAfter(until);
    }

    private Note note(Annotation annotation) {
        Speaker speaker = speaker(annotation.author());
        return new Note(
                speaker, annotation.author().equals(viewer), speaker.mark() + "/" + annotation.reference(), annotation);
    }

    private Speaker speaker(PersonId person) {
        if (person.equals(file.submission().author())) {
            return new Speaker(Capacity.AUTHOR, 0);
        }
        int index = file.reviewers().indexOf(person);
        return index < 0 ? new Speaker(Capacity.ADJUDICATOR, 0) : new Speaker(Capacity.REVIEWER, index + 1);
    }
}
