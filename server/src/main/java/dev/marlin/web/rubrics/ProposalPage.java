package dev.marlin.web.rubrics;

import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.ProposalState;
import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One proposal: a text to write on, or words that wait for a second person.
 *
 * @param name of the rubric, a stand-in while the words are no whole rubric
 * @param text as saved, or as typed when saving was refused
 * @param objections what is missing before it can be proposed
 * @param own the visitor proposed it
 */
public record ProposalPage(
        Proposal proposal,
        String name,
        String text,
        List<String> objections,
        Optional<Difference> difference,
        boolean own,
        Optional<String> problem)
        implements PageView {
    public ProposalPage {
        objections = List.copyOf(objections);
    }

    /** What publishing would change. */
    public record Difference(RubricVersion latest, RubricChange change) {}

    public boolean writable() {
        return proposal.state().isWritable();
    }

    public boolean waits() {
        return proposal.state() == ProposalState.PROPOSED;
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
