package dev.marlin.web.comparisons;

import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Side;
import dev.marlin.web.bench.Bench;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.ui.PageView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The comparison, for its expert.
 *
 * @param about turn that the score is about; {@link Desk#WHOLE} for the whole
 * @param judged turns that the expert has judged
 * @param draft what the score form was filled from; empty when from nothing
 * @param others drafts kept beside it
 * @param receipt of the latest submission
 * @param guess answer to the question after submitting; empty when not asked or not answered yet
 * @param error what was wrong with the form just sent
 */
public record BlindPage(
        Bench bench,
        ScoreSheet sheet,
        int about,
        List<Integer> judged,
        Optional<Desk.Draft> draft,
        List<Desk.Draft> others,
        Optional<Comparisons.Receipt> receipt,
        Optional<Desk.Guess> guess,
        Optional<String> error,
        Instant now)
        implements PageView {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    public BlindPage {
        judged = List.copyOf(judged);
        others = List.copyOf(others);
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }

    public BlindView view() {
        return bench.view();
    }

    public Comparison comparison() {
        return view().comparison();
    }

    /** Path of the page. */
    public String path() {
        return "/comparisons/" + comparison().id();
    }

    public boolean awaits() {
        return comparison().state() == Comparison.State.AWAITING_TURN;
    }

    public boolean submitted() {
        return comparison().state() == Comparison.State.SUBMITTED;
    }

    public boolean reopened() {
        return comparison().state() == Comparison.State.REOPENED;
    }

    /** The form is about the latest turn of several: the whole comes after it. */
    public boolean wholeComesNext() {
        return about != Desk.WHOLE && comparison().turn() > 1;
    }

    /** Another prompt may be sent from here. */
    public boolean mayFollowUp() {
        return comparison().state() == Comparison.State.OPEN
                && view().turn() == comparison().turn();
    }

    public int filesToView() {
        return bench.changed(Side.A) + bench.changed(Side.B);
    }

    public int filesNotViewed() {
        return filesToView() - bench.viewed(Side.A) - bench.viewed(Side.B);
    }

    /** {@code 14:03:22}, UTC; the page's script writes it in the reader's zone. */
    public Optional<String> savedAt() {
        return draft.map(Desk.Draft::savedAt).map(CLOCK::format);
    }

    /** Minutes of the lease that are left; empty when there is none. */
    public Optional<Long> minutesLeft() {
        return view().lease()
                .map(lease -> Math.max(
                        0,
                        Duration.between(lease.pausedUntil().orElse(now), lease.until())
                                .toMinutes()));
    }

    /** Names the draft of this form in the browser's journal. */
    public String draftKey() {
        return comparison().id() + "/" + about + "/" + comparison().expert() + "/"
                + view().rubric().id();
    }
}
