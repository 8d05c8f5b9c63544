package dev.marlin.rubrics;

import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Proposal.Ask;
import dev.marlin.rubrics.Proposal.Decision;
import dev.marlin.rubrics.Proposal.Round;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The door of what becomes a version: one person writes and proposes, a second one publishes. Whoever saves or decides
 * names the revision that they saw, so that nobody overwrites or publishes words that they never read.
 */
@Service
public class Proposals {
    private static final String KIND = "rubric_proposal";
    private static final int LONGEST = 200_000;

    private final ProposalStore store;
    private final RubricStore rubrics;
    private final ObjectProvider<PublicationCheck> checks;
    private final Ground ground;

    /** Checks are asked for when they are needed: those of upper floors know rubrics themselves. */
    Proposals(ProposalStore store, RubricStore rubrics, ObjectProvider<PublicationCheck> checks, Ground ground) {
        this.store = store;
        this.rubrics = rubrics;
        this.checks = checks;
        this.ground = ground;
    }

    /**
     * Begins a draft.
     *
     * @param text file form, complete or not, 1 to 200,000 characters
     * @throws MarlinException INVALID when there is no text or too much
     */
    public Proposal begin(String text, PersonId by) {
        return begin(text, Optional.empty(), by);
    }

    /**
     * Begins a draft with the words of a version: to change them, or to return to an old one. The reason is left empty,
     * because it is a new one.
     *
     * @throws MarlinException NOT_FOUND
     */
    public Proposal beginFrom(RubricVersionId version, PersonId by) {
        RubricVersion old = rubrics.find(version).orElseThrow(() -> MarlinException.notFound("That rubric version"));
        return begin(RubricYaml.write(old), Optional.of(version), by);
    }

    private Proposal begin(String text, Optional<RubricVersionId> basedOn, PersonId by) {
        check(text);
        return ground.inTransaction(() -> {
            ProposalId id = ProposalId.random();
            ProposalEvent.Basis basis = basis(by);
            store.insert(id, text, basedOn, basis);
            ground.audit().record(AuditEvent.by(by, "rubric_proposal.begun", KIND, id.value(), Map.of()));
            tell(id, by, "A draft of guidelines", "Your draft is not proposed yet.", "Write");
            return get(id);
        });
    }

    /**
     * Saves the words of a draft; the same words again change nothing.
     *
     * @param revision the one that the writer saw
     * @throws MarlinException CONFLICT when somebody saved meanwhile or the words stand still
     */
    public Proposal save(ProposalId id, int revision, String text, PersonId by) {
        check(text);
        return ground.inTransaction(() -> {
            Proposal proposal = lock(id, revision);
            ProposalState next = ProposalStep.WRITE.from(proposal.state());
            if (!proposal.text().equals(text)) {
                ProposalEvent.Written event = new ProposalEvent.Written(basis(by), revision + 1);
                store.write(id, text, event);
                move(proposal, event, next);
            }
            return get(id);
        });
    }

    /** What is missing before the draft could be proposed, as sentences; empty when nothing is. */
    public List<String> objections(Proposal proposal) {
        try {
            return objections(RubricYaml.read(proposal.text()));
        } catch (MarlinException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Puts the draft before a second person; its words stand still from now on.
     *
     * @throws MarlinException INVALID when something is missing, CONFLICT when it equals the latest version, was changed
     *     meanwhile, or nobody else could publish it
     */
    public Proposal propose(ProposalId id, Ask ask, PersonId by) {
        return ground.inTransaction(() -> {
            Proposal proposal = lock(id, ask.revision());
            ProposalState next = ProposalStep.PROPOSE.from(proposal.state());
            RubricDraft draft = checked(proposal.text());
            List<PersonId> others = store.otherManagers(by);
            rubrics.lockName(draft.name());
            if (others.isEmpty() && rubrics.latest(draft.name()).isPresent()) {
                throw MarlinException.conflict("Nobody else can publish it: a second manager has to. Ask an admin to"
                        + " give somebody that role; your draft is kept.");
            }
            ProposalEvent.Basis basis = basis(by);
            int number = proposal.rounds().size() + 1;
            store.insertRound(
                    id,
                    new Round(number, proposal.text(), ask.kind(), ask.dispute(), by, basis.at(), Optional.empty()));
            move(proposal, new ProposalEvent.Proposed(basis, number, ask.kind()), next);
            String title = "New version of “" + draft.name() + "”";
            tell(
                    id,
                    by,
                    title,
                    others.isEmpty() ? "Nobody else can publish it." : "It waits for a second person.",
                    "Look");
            others.forEach(other -> tell(id, other, title, "A second person publishes it or sends it back.", "Decide"));
            return get(id);
        });
    }

    /**
     * Publishes what was proposed as the next version of its rubric.
     *
     * @throws MarlinException FORBIDDEN for whoever proposed it, unless it is the first version of a rubric and nobody else
     *     could; CONFLICT when it is not proposed or equals the latest version; INVALID when a check objects
     */
    public RubricVersion publish(ProposalId id, int revision, PersonId by) {
        return ground.inTransaction(() -> publish(lock(id, revision), by));
    }

    private RubricVersion publish(Proposal proposal, PersonId by) {
        ProposalState next = ProposalStep.PUBLISH.from(proposal.state());
        Round round = proposal.latest().orElseThrow();
        RubricDraft draft = RubricYaml.read(round.text());
        rubrics.lockName(draft.name());
        checked(round.text());
        int number = rubrics.latest(draft.name()).map(RubricVersion::number).orElse(0) + 1;
        boolean sole = by.equals(round.proposedBy());
        if (sole && (number > 1 || !store.otherManagers(by).isEmpty())) {
            throw MarlinException.forbidden(
                    "You proposed these words, so a second manager publishes them. Nothing was published.");
        }
        Decision decision = new Decision(true, "", sole, by, ground.now());
        RubricVersionId version = RubricVersionId.random();
        store.insertDecision(proposal.id(), round, decision);
        rubrics.insert(version, number, draft, new RubricStore.Provenance(proposal.id(), round, decision));
        move(proposal, new ProposalEvent.Published(basis(by), version, sole), next);
        ground.audit()
                .record(AuditEvent.by(
                        by,
                        "rubric.published",
                        "rubric_version",
                        version.value(),
                        Map.of(
                                "number", Integer.toString(number),
                                "digest", rubrics.digest(draft),
                                "proposal", proposal.id().toString(),
                                "proposed_by", round.proposedBy().toString(),
                                "change_kind", round.kind().key(),
                                "sole", Boolean.toString(sole))));
        return rubrics.find(version).orElseThrow();
    }

    /** One person proposes and publishes the first version of a rubric, where nobody else could. */
    RubricVersion publishAlone(String text, PersonId by) {
        return ground.inTransaction(() -> {
            RubricDraft draft = RubricYaml.read(text);
            checked(text);
            if (!store.otherManagers(by).isEmpty()) {
                throw MarlinException.forbidden(
                        "There is a second manager, so nobody publishes guidelines alone. Propose"
                                + " these words; the other one publishes them. Nothing was published.");
            }
            rubrics.lockName(draft.name());
            Proposal begun = begin(text, by);
            propose(begun.id(), new Ask(begun.revision(), ChangeKind.COMPATIBLE, Optional.empty()), by);
            return publish(begun.id(), begun.revision(), by);
        });
    }

    /**
     * Sends it back to whoever proposed it.
     *
     * @param words what should change, 1 to 4,000 characters
     * @throws MarlinException FORBIDDEN for whoever proposed it, CONFLICT when it is not proposed
     */
    public Proposal sendBack(ProposalId id, int revision, String words, PersonId by) {
        if (words.isBlank() || words.length() > 4_000 || words.indexOf(0) >= 0) {
            throw MarlinException.invalid("words: say what should change, 1 to 4,000 characters. Nothing was sent.");
        }
        return ground.inTransaction(() -> {
            Proposal proposal = lock(id, revision);
            ProposalState next = ProposalStep.SEND_BACK.from(proposal.state());
            Round round = proposal.latest().orElseThrow();
            if (by.equals(round.proposedBy())) {
                throw MarlinException.forbidden(
                        "You proposed these words, so somebody else decides. You can withdraw them. Nothing was changed.");
            }
            store.insertDecision(id, round, new Decision(false, words, false, by, ground.now()));
            move(proposal, new ProposalEvent.SentBack(basis(by), round.number()), next);
            tell(id, round.proposedBy(), "Your guidelines came back", "A second person wants a change.", "Write");
            return get(id);
        });
    }

    /** Gives it up; it stays readable. @throws MarlinException CONFLICT when it is published or withdrawn */
    public Proposal withdraw(ProposalId id, PersonId by) {
        return ground.inTransaction(() -> {
            Proposal proposal = store.lock(id).orElseThrow(Proposals::unknown);
            move(proposal, new ProposalEvent.Withdrawn(basis(by)), ProposalStep.WITHDRAW.from(proposal.state()));
            return get(id);
        });
    }

    /** @throws MarlinException NOT_FOUND */
    public Proposal get(ProposalId id) {
        return store.find(id).orElseThrow(Proposals::unknown);
    }

    /** All that somebody still has to act on, longest unchanged first. */
    public List<Proposal> open() {
        return store.open();
    }

    /** What the words say, if they are a whole rubric. */
    public Optional<RubricDraft> read(String text) {
        try {
            return Optional.of(RubricYaml.read(text));
        } catch (MarlinException e) {
            return Optional.empty();
        }
    }

    /** Managers who may sign in, but for this one: whoever could be the second person. */
    public List<PersonId> seconds(PersonId first) {
        return store.otherManagers(first);
    }

    private Proposal lock(ProposalId id, int revision) {
        Proposal proposal = store.lock(id).orElseThrow(Proposals::unknown);
        if (proposal.revision() != revision) {
            throw MarlinException.conflict(
                    "Somebody saved revision " + proposal.revision() + " since you read revision " + revision
                            + ". Nothing was overwritten; open the proposal in another tab to see their words.");
        }
        return proposal;
    }

    /** The row, the log and the end of everybody's turn; callers say whose turn is next. */
    private void move(Proposal proposal, ProposalEvent event, ProposalState next) {
        ProposalId id = proposal.id();
        store.setState(id, next);
        ground.audit().record(AuditEvent.by(event.basis().by(), event.action(), KIND, id.value(), event.facts()));
        switch (event) {
            case ProposalEvent.Written e -> {
                if (proposal.state() == ProposalState.SENT_BACK) {
                    ground.attention().clear(KIND, id.value());
                }
                tell(id, e.basis().by(), "A draft of guidelines", "Your draft is not proposed yet.", "Write");
            }
            case ProposalEvent.Proposed e -> ground.attention().clear(KIND, id.value());
            case ProposalEvent.Published e -> ground.attention().clear(KIND, id.value());
            case ProposalEvent.SentBack e -> ground.attention().clear(KIND, id.value());
            case ProposalEvent.Withdrawn e -> ground.attention().clear(KIND, id.value());
        }
    }

    private void tell(ProposalId id, PersonId person, String title, String reason, String action) {
        ground.attention()
                .set(new AttentionItem(
                        person,
                        KIND,
                        id.value(),
                        title,
                        reason,
                        action,
                        "/rubrics/proposals/" + id,
                        ground.now(),
                        Optional.empty()));
    }

    private RubricDraft checked(String text) {
        RubricDraft draft = RubricYaml.read(text);
        List<String> objections = objections(draft);
        if (!objections.isEmpty()) {
            throw MarlinException.invalid(
                    String.join("; ", objections) + ". Nothing was published; the draft is kept.");
        }
        rubrics.latest(draft.name()).filter(version -> sameText(version, draft)).ifPresent(version -> {
            throw MarlinException.conflict("Version " + version.number() + " of “" + draft.name()
                    + "” already says exactly this. Nothing was published.");
        });
        return draft;
    }

    private List<String> objections(RubricDraft draft) {
        return checks.orderedStream()
                .flatMap(check -> check.objections(draft).stream())
                .toList();
    }

    private static boolean sameText(RubricVersion version, RubricDraft draft) {
        return version.axes().equals(draft.axes()) && version.reasonCodes().equals(draft.reasonCodes());
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf(0) >= 0) {
            throw MarlinException.invalid("text: 1 to 200,000 characters are needed. Nothing was saved.");
        }
    }

    private ProposalEvent.Basis basis(PersonId by) {
        return new ProposalEvent.Basis(by, ground.now());
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That proposal");
    }
}
