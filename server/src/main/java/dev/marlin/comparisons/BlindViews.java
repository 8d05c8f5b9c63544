package dev.marlin.comparisons;

import dev.marlin.comparisons.Assignments.Assignment;
import dev.marlin.diffs.TextFile;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.store.BlobStore;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The one way to look at a comparison. */
@Service
public class BlindViews {
    private final ComparisonStore comparisons;
    private final Assignments assignments;
    private final ObjectProvider<NeutralPairs> pairs;
    private final BlobStore blobs;

    BlindViews(
            ComparisonStore comparisons, Assignments assignments, ObjectProvider<NeutralPairs> pairs, BlobStore blobs) {
        this.comparisons = comparisons;
        this.assignments = assignments;
        this.pairs = pairs;
        this.blobs = blobs;
    }

    /**
     * The comparison as its expert sees it.
     *
     * @param turn empty for the latest
     * @throws MarlinException NOT_FOUND for everybody else, and for a turn that is not ready on both sides
     */
    public BlindView forExpert(ComparisonId id, PersonId expert, Optional<Integer> turn) {
        Comparison comparison = comparisons.get(id);
        if (!comparison.expert().equals(expert)) {
            throw MarlinException.notFound("That comparison");
        }
        return view(comparison, turn, true);
    }

    /**
     * The comparison as somebody who judges it after its expert sees it. The caller has made sure that it is given to
     * them.
     *
     * @throws MarlinException NOT_FOUND before it is submitted: unfinished work is the expert's own
     */
    public BlindView forJudge(ComparisonId id, BlindView.Viewer viewer, Optional<Integer> turn) {
        Comparison comparison = comparisons.get(id);
        boolean shown = switch (viewer) {
            case EXPERT -> throw new IllegalArgumentException("the expert's view is forExpert");
            case REVIEWER, ADJUDICATOR ->
                comparison.state() == Comparison.State.SUBMITTED || comparison.state() == Comparison.State.REOPENED;
        };
        if (!shown) {
            throw MarlinException.notFound("That comparison");
        }
        return view(comparison, turn, false);
    }

    /** Content of a file by its digest; the empty file when there is none. */
    public TextFile text(Optional<String> digest) {
        return digest.map(blobs::get).map(TextFile::of).orElse(TextFile.EMPTY);
    }

    private BlindView view(Comparison comparison, Optional<Integer> wanted, boolean withLease) {
        int turn = wanted.orElse(comparison.turn());
        if (turn < 1 || turn > comparison.turn() || comparison.state() == Comparison.State.WITHDRAWN) {
            throw MarlinException.notFound("That turn");
        }
        NeutralPair pair = pairs.getObject().pair(comparison.pair());
        Sides sides = comparisons.sides(comparison.id());
        Assignment assignment = assignments.of(comparison.task());
        return new BlindView(
                comparison,
                assignment.title(),
                comparison.task().shortCode(),
                assignment.category(),
                assignment.baseCommit(),
                assignments.rubric(comparison.rubricVersion()),
                pair.turns().stream()
                        .filter(t -> t.number() <= comparison.turn())
                        .toList(),
                turn,
                BlindView.Half.of(Side.A, pairs.getObject().candidate(sides.a(), turn)),
                BlindView.Half.of(Side.B, pairs.getObject().candidate(sides.b(), turn)),
                pairs.getObject().base(comparison.pair()),
                pair.noModelWasCalled(),
                withLease ? assignment.lease(comparison.expert()) : Optional.empty());
    }
}
