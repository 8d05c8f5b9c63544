package dev.marlin.campaigns;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.RubricMove.Step;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of a campaign's way to a newer rubric version: one manager proposes it with a rule for work under way, another
 * confirms. Judgements and open comparisons keep the version that they began with, whatever the rule.
 */
@Service
public class RubricMoves {
    private static final String KIND = "rubric_move";

    private final RubricMoveStore store;
    private final CampaignStore campaigns;
    private final Guidelines guidelines;
    private final Ground ground;

    RubricMoves(RubricMoveStore store, CampaignStore campaigns, Guidelines guidelines, Ground ground) {
        this.store = store;
        this.campaigns = campaigns;
        this.guidelines = guidelines;
        this.ground = ground;
    }

    /** Doors of the floor below. */
    @Component("campaignGuidelines")
    record Guidelines(Rubrics rubrics, Proposals proposals, Reopenings reopenings) {}

    /** One transaction, one clock, one log, whose turn it is. */
    @Component("rubricMoveGround")
    record Ground(TransactionTemplate transactions, Clock clock, Audit audit, Attention attention) {
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        <T> T inTransaction(Supplier<T> work) {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        }
    }

    /**
     * Puts a move before a second manager.
     *
     * @throws MarlinException INVALID when the version is no newer one of the campaign's rubric; CONFLICT when the campaign
     *     is closed, a move waits already, nobody else could confirm it, or nothing can be judged again here
     */
    public RubricMove propose(RubricMove.Wanted wanted, PersonId by) {
        return ground.inTransaction(() -> {
            Campaign campaign = lock(wanted.campaign());
            check(campaign, wanted);
            List<PersonId> seconds = guidelines.proposals().seconds(by);
            if (seconds.isEmpty()) {
                throw MarlinException.conflict(
                        "Nobody else can confirm it: a second manager has to. Ask an admin to give"
                                + " somebody that role. Nothing was stored.");
            }
            RubricMove move = new RubricMove(
                    RubricMoveId.random(),
                    campaign.id(),
                    campaign.rubricVersion(),
                    wanted.to(),
                    wanted.rule(),
                    wanted.size(),
                    wanted.reason(),
                    RubricMove.State.PROPOSED,
                    by,
                    ground.now(),
                    Optional.empty());
            store.insert(move);
            log(move, "campaign.rubric-move-proposed", by);
            tell(move, by, "It waits for a second person.", "Look");
            seconds.forEach(second -> tell(move, second, "A second person confirms or refuses it.", "Decide"));
            return move;
        });
    }

    private void check(Campaign campaign, RubricMove.Wanted wanted) {
        if (campaign.state() == CampaignState.CLOSED) {
            throw MarlinException.conflict(
                    "The campaign is closed: nothing begins in it, so it takes no other version.");
        }
        if (store.of(campaign.id()).stream().anyMatch(move -> move.state() == RubricMove.State.PROPOSED)) {
            throw MarlinException.conflict("A move of this campaign waits already. Decide that one first.");
        }
        RubricVersion now = guidelines.rubrics().get(campaign.rubricVersion());
        NewCampaign.require(
                guidelines
                        .rubrics()
                        .find(wanted.to())
                        .filter(to -> to.rubric().equals(now.rubric()) && to.number() > now.number())
                        .isPresent(),
                "to: a newer published version of “" + now.rubric() + "” is needed");
        if (wanted.rule() == RubricMove.Rule.REREVIEW
                && !guidelines.reopenings().possible()) {
            throw MarlinException.conflict("Nothing can be judged again in this installation yet. Choose the rule stay;"
                    + " nothing was stored.");
        }
    }

    /**
     * Confirms a move: what begins in the campaign from now on takes the new version, and with the rule rereview a sample
     * is drawn in the same transaction.
     *
     * @throws MarlinException FORBIDDEN for whoever proposed it; CONFLICT when it does not wait, or there is nothing to draw
     */
    public RubricMove confirm(CampaignId campaign, RubricMoveId id, PersonId by) {
        return ground.inTransaction(() -> {
            Campaign locked = lock(campaign);
            RubricMove move = ended(locked, id, Step.CONFIRM, by);
            store.take(move, ground.now());
            log(move, "campaign.rubric-moved", by);
            if (move.rule() == RubricMove.Rule.REREVIEW) {
                guidelines.reopenings().draw(sample(move), by);
            }
            return move;
        });
    }

    private Reopenings.Wanted sample(RubricMove move) {
        Rubrics rubrics = guidelines.rubrics();
        RubricChange change = RubricChange.between(rubrics.get(move.from()), rubrics.get(move.to()));
        return new Reopenings.Wanted(
                move.to(),
                change.changed(),
                Reopenings.Size.parse(move.size().orElseThrow()),
                Optional.of(move.campaign().value()),
                move.reason());
    }

    /** Refuses a move. @throws MarlinException FORBIDDEN for whoever proposed it; CONFLICT when it does not wait */
    public RubricMove refuse(CampaignId campaign, RubricMoveId id, PersonId by) {
        return ground.inTransaction(() -> {
            RubricMove move = ended(lock(campaign), id, Step.REFUSE, by);
            log(move, "campaign.rubric-move-refused", by);
            return move;
        });
    }

    /** Gives a move up. @throws MarlinException FORBIDDEN for anybody but its proposer; CONFLICT when it does not wait */
    public RubricMove withdraw(CampaignId campaign, RubricMoveId id, PersonId by) {
        return ground.inTransaction(() -> {
            RubricMove move = ended(lock(campaign), id, Step.WITHDRAW, by);
            log(move, "campaign.rubric-move-withdrawn", by);
            return move;
        });
    }

    /** All moves of a campaign, latest first. */
    public List<RubricMove> of(CampaignId campaign) {
        return store.of(campaign);
    }

    /** The versions that the campaign took, oldest first. */
    public List<RubricMove.Use> uses(CampaignId campaign) {
        return store.uses(campaign);
    }

    private RubricMove ended(Campaign campaign, RubricMoveId id, Step step, PersonId by) {
        RubricMove move = store.lock(id)
                .filter(found -> found.campaign().equals(campaign.id()))
                .orElseThrow(() -> MarlinException.notFound("That move"));
        RubricMove.State next = step.from(move.state());
        boolean own = by.equals(move.proposedBy());
        switch (step) {
            case CONFIRM, REFUSE -> {
                if (own) {
                    throw MarlinException.forbidden(
                            "You proposed this move, so a second manager decides. Nothing was changed.");
                }
            }
            case WITHDRAW -> {
                if (!own) {
                    throw MarlinException.forbidden("Only its proposer withdraws a move. You can refuse it.");
                }
            }
        }
        store.end(id, next, by, ground.now());
        ground.attention().clear(KIND, id.value());
        return move;
    }

    private Campaign lock(CampaignId id) {
        return campaigns.lock(id).orElseThrow(() -> MarlinException.notFound("That campaign"));
    }

    private void log(RubricMove move, String action, PersonId by) {
        ground.audit()
                .record(AuditEvent.by(
                        by,
                        action,
                        "campaign",
                        move.campaign().value(),
                        Map.of(
                                "move", move.id().toString(),
                                "from", move.from().toString(),
                                "to", move.to().toString(),
                                "rule", move.rule().key())));
    }

    private void tell(RubricMove move, PersonId person, String reason, String action) {
        ground.attention()
                .set(new AttentionItem(
                        person,
                        KIND,
                        move.id().value(),
                        "A campaign's next guidelines",
                        reason,
                        action,
                        "/campaigns/" + move.campaign() + "/guidelines",
                        move.proposedAt(),
                        Optional.empty()));
    }
}
