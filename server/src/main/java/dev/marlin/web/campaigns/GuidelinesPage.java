package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.RubricMove;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rubric versions a campaign took, and its way to the next.
 *
 * @param versions of its rubric, by id as text
 * @param newer versions that it could move to, latest first
 * @param moves latest first
 * @param visitor what the visitor may do
 */
public record GuidelinesPage(
        Campaign campaign,
        Map<String, RubricVersion> versions,
        List<RubricVersion> newer,
        List<RubricMove> moves,
        List<RubricMove.Use> uses,
        May visitor,
        Optional<String> problem)
        implements PageView {
    public GuidelinesPage {
        versions = Map.copyOf(versions);
        newer = List.copyOf(newer);
        moves = List.copyOf(moves);
        uses = List.copyOf(uses);
    }

    /**
     * What the visitor may do.
     *
     * @param own proposed the move that waits
     * @param rereview whether work can be judged again in this installation
     */
    public record May(boolean decide, boolean own, boolean rereview) {}

    /** The move that waits for a second manager. */
    public Optional<RubricMove> waiting() {
        return moves.stream()
                .filter(move -> move.state() == RubricMove.State.PROPOSED)
                .findFirst();
    }

    /** Number of a version in its rubric. */
    public int number(RubricVersionId id) {
        return Optional.ofNullable(versions.get(id.toString()))
                .map(RubricVersion::number)
                .orElse(0);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
