package dev.marlin.pay.proposals;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of proposals: whatever finance does to rates and to people's money by hand goes through two people. */
@Service
public class Proposals {
    private static final int LATEST = 100;
    private static final int LONGEST = 500;

    private final ProposalStore store;
    private final Effects effects;
    private final SecondPerson second;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Proposals(
            ProposalStore store, Effects effects, SecondPerson second, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.effects = effects;
        this.second = second;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Proposes a change; nothing is booked before another person agrees.
     *
     * @param reason for everybody it concerns
     * @throws MarlinException INVALID without a reason; FORBIDDEN about one's own money; CONFLICT when it cannot be done,
     *     or when nobody else may agree
     */
    public Proposal propose(Change change, String reason, PersonId by) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw MarlinException.invalid("reason: 1 to " + LONGEST + " characters; the person concerned may read it."
                    + " Nothing was proposed.");
        }
        requireStranger(change, by);
        return Objects.requireNonNull(transactions.execute(status -> {
            effects.check(change);
            Proposal proposal =
                    new Proposal(UUID.randomUUID(), change, reason.strip(), by, second.now(), Optional.empty());
            store.insert(proposal);
            second.call(proposal);
            audit.record(AuditEvent.by(
                    by, "pay_proposal.made", "pay_proposal", proposal.id(), Map.of("kind", change.kind())));
            return proposal;
        }));
    }

    /**
     * Agrees: what was proposed is done in the same transaction.
     *
     * @throws MarlinException FORBIDDEN for who proposed it and whom it concerns; CONFLICT when it is decided already or
     *     cannot be done any more
     */
    public void approve(UUID id, PersonId by) {
        end(id, ProposalStep.APPROVE, "", by);
    }

    /**
     * Refuses, with a reason for who proposed it.
     *
     * @throws MarlinException as {@link #approve}
     */
    public void decline(UUID id, String words, PersonId by) {
        if (words.isBlank() || words.length() > LONGEST) {
            throw MarlinException.invalid("words: say why, in 1 to " + LONGEST + " characters. Nothing was changed.");
        }
        end(id, ProposalStep.DECLINE, words.strip(), by);
    }

    /** Takes one's own proposal back. @throws MarlinException FORBIDDEN for anybody else; CONFLICT when it is decided */
    public void takeBack(UUID id, PersonId by) {
        end(id, ProposalStep.TAKE_BACK, "", by);
    }

    /** Those that wait, oldest first. */
    public List<Proposal> open() {
        return store.open();
    }

    /** Has every proposal that waits wait for those who may agree now; a job calls it. */
    public void recall() {
        transactions.executeWithoutResult(status -> store.open().forEach(second::recall));
    }

    /** The latest that were decided, latest first. */
    public List<Proposal> decided() {
        return store.decided(LATEST);
    }

    /** Holds that stand, by the day they end. */
    public List<StandingHold> holds() {
        return store.standing();
    }

    /** @throws MarlinException NOT_FOUND */
    public Proposal get(UUID id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That proposal"));
    }

    private void end(UUID id, ProposalStep step, String words, PersonId by) {
        transactions.executeWithoutResult(status -> {
            store.lock(id);
            Proposal proposal = get(id);
            ProposalState to = step.from(proposal.state());
            requireRight(proposal, step, by);
            store.insert(proposal, new Proposal.Decision(to, by, second.now(), words));
            if (to == ProposalState.APPROVED) {
                effects.apply(proposal, by);
            }
            second.dismiss(id);
            audit.record(AuditEvent.by(
                    by,
                    "pay_proposal." + step.key().replace('_', '-'),
                    "pay_proposal",
                    id,
                    Map.of(
                            "kind", proposal.change().kind(),
                            "proposed_by", proposal.proposedBy().toString())));
        });
    }

    private static void requireRight(Proposal proposal, ProposalStep step, PersonId by) {
        boolean own = proposal.proposedBy().equals(by);
        if (own != (step == ProposalStep.TAKE_BACK)) {
            throw MarlinException.forbidden(
                    own
                            ? "You proposed this, so somebody else decides it. You can take it back. Nothing was changed."
                            : "Only who proposed it takes it back; you can decline it. Nothing was changed.");
        }
        requireStranger(proposal.change(), by);
    }

    private static void requireStranger(Change change, PersonId by) {
        if (change.concerns().equals(Optional.of(by))) {
            throw MarlinException.forbidden(
                    "This is about your own money: somebody else proposes and decides it. Nothing was changed.");
        }
    }
}
