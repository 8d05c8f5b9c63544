package dev.marlin.reviews;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.consensus.PanelFinding;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.rubrics.RubricVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A submission as one person may see it now: only what {@link Sight} let through. People are called by their part in
 * it; nobody's name is in here.
 *
 * @param reviewers how many review it
 * @param sent how many of them have sent in this round
 * @param blindness whether its reviewers judge before they hear the author; empty for the author, who never learns it
 * @param voices what people say, by round; in each the author first, then reviewers by number
 * @param notes annotations that may be seen
 * @param rulings what adjudicators decided, oldest first
 * @param findings what the rule found when panels had spoken, oldest first
 * @param verifiers names, in the task's order
 * @param submittedAt when round 1 arrived
 */
public record SubmissionView(
        SubmissionId id,
        ComparisonId comparison,
        String title,
        RubricVersion rubric,
        SubmissionState state,
        int round,
        int reviewers,
        int sent,
        Capacity capacity,
        Turn turn,
        Optional<Blindness> blindness,
        List<Voice> voices,
        List<Note> notes,
        List<Ruling> rulings,
        Appealing appealing,
        List<PanelFinding> findings,
        List<String> verifiers,
        Instant submittedAt,
        Instant changedAt) {
    public SubmissionView {
        voices = List.copyOf(voices);
        notes = List.copyOf(notes);
        rulings = List.copyOf(rulings);
        findings = List.copyOf(findings);
        verifiers = List.copyOf(verifiers);
    }

    /** In what capacity somebody looks. */
    public enum Capacity {
        AUTHOR,
        REVIEWER,
        ADJUDICATOR;

        /** As whom they look at the comparison itself. */
        public BlindView.Viewer viewer() {
            return switch (this) {
                case AUTHOR -> BlindView.Viewer.EXPERT;
                case REVIEWER -> BlindView.Viewer.REVIEWER;
                case ADJUDICATOR -> BlindView.Viewer.ADJUDICATOR;
            };
        }
    }

    /** What the person may do now. */
    public enum Turn {
        /** Judge both sides on their own. */
        JUDGE,
        /** Send a review, having judged. */
        SEND,
        /** Rework what was returned. */
        ANSWER,
        /** Decide where people differ. */
        DECIDE,
        /** Decide the author's appeal. */
        RESOLVE,
        /** Others have to act. */
        WAIT,
        /** Nothing any more: it is settled. */
        CLOSED
    }

    /**
     * Somebody who speaks, by the name under which the others meet them.
     *
     * @param number of a reviewer, from 1; 0 for the author and the adjudicator
     */
    public record Speaker(Capacity capacity, int number) {
        /** {@code E}, {@code 1}, {@code D}: one letter for matrices and references. */
        public String mark() {
            return switch (capacity) {
                case AUTHOR -> "E";
                case REVIEWER -> Integer.toString(number);
                case ADJUDICATOR -> "D";
            };
        }

        /** {@code Expert}, {@code Reviewer 1}, {@code Adjudicator}. */
        public String name() {
            return switch (capacity) {
                case AUTHOR -> "Expert";
                case REVIEWER -> "Reviewer " + number;
                case ADJUDICATOR -> "Adjudicator";
            };
        }
    }

    /**
     * What one person said in one round.
     *
     * @param you whether it is the one who looks
     * @param review empty for the author, and until it is sent
     */
    public record Voice(Speaker speaker, boolean you, int round, Opinion opinion, Optional<Review.Words> review) {}

    /**
     * An annotation that may be seen.
     *
     * @param reference whose and which: {@code E/A1}, {@code 2/B3}
     */
    public record Note(Speaker speaker, boolean you, String reference, Annotation annotation) {}

    /** What an adjudicator decided about a round. */
    public record Ruling(int round, Opinion opinion, Decision.Grounds grounds, Instant at) {}

    /**
     * Objections to rejections.
     *
     * @param appeals oldest first
     * @param until when the looking author may appeal; empty when they may not
     */
    public record Appealing(List<Appeal> appeals, Optional<Instant> until) {
        public Appealing {
            appeals = List.copyOf(appeals);
        }
    }

    /** Whether its reviewers hear the author before they judge; false for the author, who never learns it. */
    public boolean sighted() {
        return blindness.filter(drawn -> drawn == Blindness.SIGHTED).isPresent();
    }

    /** What was said in that round. */
    public List<Voice> voicesOf(int number) {
        return voices.stream().filter(voice -> voice.round() == number).toList();
    }

    /** The looking person's own word in the current round, if given. */
    public Optional<Voice> yours() {
        return voicesOf(round).stream().filter(Voice::you).findFirst();
    }

    /** All that a decision may rest on: references of annotations, then names of verifiers. */
    public List<String> evidence() {
        return Stream.concat(notes.stream().map(Note::reference), verifiers.stream())
                .toList();
    }
}
