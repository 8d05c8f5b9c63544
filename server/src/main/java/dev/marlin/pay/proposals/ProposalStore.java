package dev.marlin.pay.proposals;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Scope;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of proposals, decisions and holds. Nothing here updates or deletes. */
@Repository
class ProposalStore {
    private static final String SELECT = """
            SELECT p.*, d.outcome, d.decided_by, d.decided_at, d.words,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.decided_by) AS wrapped
            FROM pay_proposal p LEFT JOIN pay_decision d ON d.proposal_id = p.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    ProposalStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Lets one decision on a proposal run at a time. */
    void lock(UUID id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 9))")
                .param(id.toString())
                .query((row, n) -> 0)
                .list();
    }

    void insert(Proposal proposal) {
        Row row = Row.of(proposal.change());
        jdbc.sql("""
                INSERT INTO pay_proposal (id, kind, person_id, campaign_id, refers_to, job, category, skill, currency,
                                          amount, moment, reason, proposed_by, proposed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(proposal.id())
                .param(proposal.change().kind())
                .param(proposal.change().concerns().map(PersonId::value).orElse(null))
                .param(row.campaign())
                .param(row.refersTo())
                .param(row.scope() == null ? null : row.scope().job().key())
                .param(row.scope() == null ? null : row.scope().category())
                .param(row.scope() == null ? null : row.scope().skill())
                .param(row.amount() == null ? null : row.amount().currency().getCurrencyCode())
                .param(row.amount() == null ? null : row.amount().minorUnits())
                .param(row.moment() == null ? null : Columns.at(row.moment()))
                .param(proposal.reason())
                .param(proposal.proposedBy().value())
                .param(Columns.at(proposal.proposedAt()))
                .update();
    }

    void insert(Proposal proposal, Proposal.Decision decision) {
        jdbc.sql("""
                INSERT INTO pay_decision (proposal_id, proposed_by, outcome, decided_by, decided_at, words)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        proposal.id(),
                        proposal.proposedBy().value(),
                        decision.state().name().toLowerCase(Locale.ROOT),
                        decision.by().value(),
                        Columns.at(decision.at()),
                        vault.seal(decision.by(), words(proposal.id()), decision.words()))
                .update();
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE p.id = ?")
                .param(id)
                .query((row, n) -> proposal(row))
                .optional();
    }

    List<Proposal> open() {
        return jdbc.sql(SELECT + "WHERE d.proposal_id IS NULL ORDER BY p.proposed_at, p.id")
                .query((row, n) -> proposal(row))
                .list();
    }

    List<Proposal> decided(int limit) {
        return jdbc.sql(SELECT + "WHERE d.proposal_id IS NOT NULL ORDER BY d.decided_at DESC, p.id LIMIT ?")
                .param(limit)
                .query((row, n) -> proposal(row))
                .list();
    }

    void insert(StandingHold hold) {
        jdbc.sql("""
                INSERT INTO pay_hold (id, person_id, currency, amount, until, reason, placed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        hold.id(),
                        hold.person().value(),
                        hold.amount().currency().getCurrencyCode(),
                        hold.amount().minorUnits(),
                        Columns.at(hold.until()),
                        hold.reason(),
                        Columns.at(hold.placedAt()))
                .update();
    }

    List<StandingHold> standing() {
        return jdbc.sql("""
                SELECT h.* FROM pay_hold h WHERE NOT EXISTS (
                    SELECT FROM ledger_transaction t WHERE t.kind = 'hold_released' AND t.reference = h.id::text)
                ORDER BY h.until, h.id
                """)
                .query((row, n) -> new StandingHold(
                        Columns.uuid(row, "id"),
                        new PersonId(Columns.uuid(row, "person_id")),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        Columns.instant(row, "until"),
                        row.getString("reason"),
                        Columns.instant(row, "placed_at")))
                .list();
    }

    boolean isPerson(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    private static Place words(UUID proposal) {
        return Place.of("pay_decision.words", proposal);
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        Optional<String> outcome = Columns.optionalText(row, "outcome");
        Optional<Proposal.Decision> decision = outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(decision(ProposalState.valueOf(outcome.get().toUpperCase(Locale.ROOT)), row));
        return new Proposal(
                Columns.uuid(row, "id"),
                change(row),
                row.getString("reason"),
                new PersonId(Columns.uuid(row, "proposed_by")),
                Columns.instant(row, "proposed_at"),
                decision);
    }

    private Proposal.Decision decision(ProposalState state, ResultSet row) throws SQLException {
        PersonId by = new PersonId(Columns.uuid(row, "decided_by"));
        Place place = words(Columns.uuid(row, "id"));
        return new Proposal.Decision(
                state,
                by,
                Columns.instant(row, "decided_at"),
                vault.open(by, place, row.getString("words"), row.getBytes("wrapped"))
                        .words());
    }

    private static Change change(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "rate" ->
                new Change.NewRate(
                        new Scope(
                                campaign(row),
                                Job.parse(row.getString("job")),
                                row.getString("category"),
                                row.getString("skill")),
                        amount(row),
                        Columns.instant(row, "moment"));
            case "payment" -> new Change.Payment(person(row), amount(row));
            case "hold" -> new Change.Hold(person(row), amount(row), Columns.instant(row, "moment"));
            case "release" -> new Change.Release(person(row), Columns.uuid(row, "refers_to"));
            case "bonus" -> new Change.Bonus(person(row), campaign(row), amount(row));
            case "correction" ->
                new Change.Correction(person(row), campaign(row), amount(row), Columns.uuid(row, "refers_to"));
            case "reversal" -> new Change.Reversal(person(row), Columns.uuid(row, "refers_to"));
            default -> throw new IllegalStateException("no proposal is a " + kind);
        };
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(Columns.uuid(row, "person_id"));
    }

    private static CampaignId campaign(ResultSet row) throws SQLException {
        return new CampaignId(Columns.uuid(row, "campaign_id"));
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.of(row.getLong("amount"), row.getString("currency"));
    }

    /** Columns of a change; those that it does not have are null. */
    private record Row(
            @Nullable UUID campaign,
            @Nullable UUID refersTo,
            @Nullable Scope scope,
            @Nullable Money amount,
            @Nullable Instant moment) {
        static Row of(Change change) {
            return switch (change) {
                case Change.NewRate rate ->
                    new Row(rate.scope().campaign().value(), null, rate.scope(), rate.amount(), rate.from());
                case Change.Payment payment -> new Row(null, null, null, payment.amount(), null);
                case Change.Hold hold -> new Row(null, null, null, hold.amount(), hold.until());
                case Change.Release release -> new Row(null, release.hold(), null, null, null);
                case Change.Bonus bonus -> new Row(bonus.campaign().value(), null, null, bonus.amount(), null);
                case Change.Correction one ->
                    new Row(one.campaign().value(), one.transaction(), null, one.amount(), null);
                case Change.Reversal reversal -> new Row(null, reversal.transaction(), null, null, null);
            };
        }
    }
}
