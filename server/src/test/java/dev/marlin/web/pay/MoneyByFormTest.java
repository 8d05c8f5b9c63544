package dev.marlin.web.pay;

import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.SettledServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forms of money beside the straight way to the bank; each is sent twice, and what it did stands once. */
class MoneyByFormTest {
    private static SettledServer world;
    private static Campaign campaign;
    private static Session fenna;
    private static Session frits;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        campaign = world.paying();
        fenna = world.server.as("fenna");
        frits = world.server.as("frits");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aProposalThatIsRefusedOrTakenBackMovesNoMoney() {
        person("iris");
        assertThat(location(frits.form(bonus("iris") + "/refusal", Map.of("words", "Not agreed."))))
                .isEqualTo("/ledger/proposals");
        assertThat(location(fenna.form(bonus("iris") + "/retraction", Map.of())))
                .isEqualTo("/ledger/proposals");
        assertThat(texts("SELECT outcome FROM pay_decision d JOIN pay_proposal p ON p.id = d.proposal_id"
                        + " JOIN person ON person.id = p.person_id WHERE login = 'iris' ORDER BY decided_at"))
                .containsExactly("declined", "taken_back");
        assertThat(payable("iris")).isZero();
        assertThat(fenna.get("/ledger/proposals").body()).contains("Not agreed.");
    }

    @Test
    void aRateIsSetByTwo() {
        Map<String, String> rate = new HashMap<>(amount("31.00"));
        rate.put("campaign", campaign.id().toString());
        rate.put("job", "author");
        location(fenna.form("/ledger/proposals/rate", rate));
        location(frits.form("/ledger/proposals/" + latest() + "/approval", Map.of()));
        assertThat(texts("SELECT amount::text FROM pay_rate WHERE reason = 'agreed'"))
                .containsExactly("3100");
    }

    @Test
    void moneyIsHeldAndReleasedAndABonusTakenBack() {
        String ivo = person("ivo");
        String given = approved(bonus("ivo"));
        Map<String, String> hold = new HashMap<>(amount("5.00"));
        hold.put("login", "ivo");
        hold.put("until", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
        location(fenna.form("/ledger/proposals/hold", hold));
        approved("/ledger/proposals/" + latest());
        assertThat(payable("ivo")).isEqualTo(500);

        String held = texts("SELECT h.id::text FROM pay_hold h JOIN person p ON p.id = h.person_id WHERE login = 'ivo'")
                .getFirst();
        location(fenna.form("/ledger/proposals/release", Map.of("person", ivo, "hold", held, "reason", "agreed")));
        approved("/ledger/proposals/" + latest());
        assertThat(payable("ivo")).isEqualTo(1000);

        String booked = transaction(given);
        location(fenna.form(
                "/ledger/proposals/reversal", Map.of("login", "ivo", "transaction", booked, "reason", "agreed")));
        approved("/ledger/proposals/" + latest());
        assertThat(payable("ivo")).isZero();
    }

    @Test
    void aDisputeIsTakenBackOrEndsInACorrectionThatTwoAgreeOn() {
        person("ilse");
        String booked = transaction(approved(bonus("ilse")));
        Session ilse = world.server.as("ilse");
        location(ilse.form("/earnings/disputes", Map.of("transaction", booked, "words", "15 was said")));
        location(ilse.form("/earnings/disputes/" + dispute(booked) + "/retraction", Map.of()));
        location(ilse.form("/earnings/disputes", Map.of("transaction", booked, "words", "15 was said indeed")));
        Map<String, String> correction = Map.of("amount", "5.00", "currency", "USD", "words", "So it was.");
        location(frits.form("/ledger/disputes/" + dispute(booked) + "/correction", correction));
        assertThat(texts("SELECT outcome FROM pay_dispute_end e JOIN pay_dispute d ON d.id = e.dispute_id"
                        + " WHERE d.transaction_id = '" + booked + "' ORDER BY at"))
                .containsExactly("retracted", "upheld");
        location(fenna.form("/ledger/proposals/" + latest() + "/approval", Map.of()));
        assertThat(payable("ilse")).isEqualTo(1500);
    }

    @Test
    void aBatchIsCancelledAndTheLinesOfTheNextAreAnsweredOneByOne() {
        location(fenna.form("/ledger/payer", Map.of("name", "Marlin", "iban", "NL91ABNA0417164300")));
        for (String login : List.of("ida", "igor")) {
            person(login);
            approved(bonus(login));
            location(world.server
                    .as(login)
                    .form(
                            "/earnings/method",
                            Map.of(
                                    "holder",
                                    login,
                                    "iban",
                                    "DE89370400440532013000",
                                    "password",
                                    TestServer.PASSWORD)));
        }
        world.jdbc.sql("""
                        INSERT INTO payout_method (id, person_id, holder, iban, added_at, usable_from)
                        SELECT gen_random_uuid(), person_id, holder, iban, added_at, added_at - interval '1 hour'
                        FROM payout_method
                        """).update();
        String dropped = location(fenna.form("/ledger/batches", Map.of()));
        location(fenna.form(dropped + "/cancellation", Map.of()));
        assertThat(payable("ida")).isEqualTo(1000);

        String batch = location(fenna.form("/ledger/batches", Map.of()));
        location(frits.form(batch + "/approval", Map.of()));
        location(frits.form(batch + "/export", Map.of()));
        location(frits.form(batch + "/lines/" + line(batch, "ida") + "/settlement", Map.of()));
        location(frits.form(batch + "/lines/" + line(batch, "igor") + "/failure", Map.of("reason", "Closed account.")));
        assertThat(payable("ida")).isZero();
        assertThat(payable("igor")).as("it came back").isEqualTo(1000);
        assertThat(frits.get(batch).body()).contains("Closed account.");
    }

    @Test
    void thePastIsClosedOnce() {
        booksOfLastWeek();
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        assertThat(location(fenna.form("/ledger/periods", Map.of("lastDay", yesterday))))
                .isEqualTo("/ledger/periods");
        assertThat(texts("SELECT number::text FROM pay_period")).containsExactly("1");
        assertThat(fenna.get("/ledger/periods").body()).contains("Period 1");
    }

    /** A transaction that moved nothing to anybody, a week ago. */
    private static void booksOfLastWeek() {
        UUID spent = account("campaign_spent");
        UUID bank = account("bank");
        UUID transaction = UUID.randomUUID();
        world.atOnce(() -> {
            world.jdbc
                    .sql("INSERT INTO ledger_transaction (id, kind, reference, at)"
                            + " VALUES (?, 'correction', 'of old', now() - interval '7 days')")
                    .param(transaction)
                    .update();
            for (Map.Entry<UUID, Integer> entry : Map.of(spent, -100, bank, 100).entrySet()) {
                world.jdbc
                        .sql("INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES (?, ?, ?)")
                        .params(transaction, entry.getKey(), entry.getValue())
                        .update();
            }
        });
    }

    private static UUID account(String kind) {
        UUID id = UUID.randomUUID();
        world.jdbc
                .sql("INSERT INTO account (id, kind, owner_id, currency) VALUES (?, ?, ?, 'EUR')")
                .params(id, kind, campaign.id().value())
                .update();
        return id;
    }

    private static String person(String login) {
        return world.server.person(login, Role.EXPERT).id().toString();
    }

    /** Path of a bonus of 10.00 that fenna proposed. */
    private static String bonus(String login) {
        Map<String, String> bonus = new HashMap<>(amount("10.00"));
        bonus.put("login", login);
        bonus.put("campaign", campaign.id().toString());
        location(fenna.form("/ledger/proposals/bonus", bonus));
        return "/ledger/proposals/" + latest();
    }

    private static String approved(String proposal) {
        location(frits.form(proposal + "/approval", Map.of()));
        return proposal.substring(proposal.lastIndexOf('/') + 1);
    }

    private static Map<String, String> amount(String amount) {
        return Map.of("amount", amount, "currency", "USD", "reason", "agreed");
    }

    private static String latest() {
        return texts("SELECT id::text FROM pay_proposal ORDER BY proposed_at DESC LIMIT 1")
                .getFirst();
    }

    private static String transaction(String reference) {
        return texts("SELECT id::text FROM ledger_transaction WHERE reference = '" + reference + "'")
                .getFirst();
    }

    private static String dispute(String transaction) {
        return texts("SELECT id::text FROM pay_dispute WHERE transaction_id = '" + transaction
                        + "' ORDER BY opened_at DESC LIMIT 1")
                .getFirst();
    }

    private static String line(String batch, String login) {
        return texts("SELECT l.id::text FROM payout_line l JOIN person p ON p.id = l.person_id WHERE login = '" + login
                        + "' AND batch_id = '" + batch.substring(batch.lastIndexOf('/') + 1) + "'")
                .getFirst();
    }

    private static long payable(String login) {
        return Long.parseLong(texts("SELECT coalesce(sum(e.amount), 0)::text FROM ledger_entry e"
                        + " JOIN account a ON a.id = e.account_id JOIN person p ON p.id = a.owner_id"
                        + " WHERE a.kind = 'person_payable' AND login = '" + login + "'")
                .getFirst());
    }

    private static List<String> texts(String sql) {
        return world.jdbc.sql(sql).query(String.class).list();
    }
}
