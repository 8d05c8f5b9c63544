package dev.marlin.api.pay;

import static dev.marlin.testkit.http.Answers.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.SettledServer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money by programs alone: two people in finance, and those whose money it is, each with a token. */
class MoneyByTokenTest {
    private static final String PROPOSALS = "/api/v1/ledger/proposals";
    private static final String BATCHES = "/api/v1/ledger/batches";
    private static final String IBAN = "DE89370400440532013000";
    private static SettledServer world;
    private static Campaign campaign;
    private static Session fenna;
    private static Session frits;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        campaign = world.paying();
        fenna = world.server.byToken("fenna");
        frits = world.server.byToken("frits");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void financePaysABatchByTokenAndAnswersItsLines() {
        document(fenna.send("PUT", "/api/v1/ledger/payer", payer(), key()));
        assertThat(frits.json("/api/v1/ledger/payer").path("iban").asString()).isEqualTo("NL91 •••• 4300");
        for (String login : List.of("ida", "igor")) {
            person(login);
            approved(bonus(login));
            document(world.server.byToken(login).post("/api/v1/earnings/methods", method(login, TestServer.PASSWORD)));
        }
        person("idle");
        approved(bonus("idle"));
        assertThat(texts(fenna.json("/api/v1/ledger").path("owed"), "/person/name"))
                .contains("ida", "igor", "idle");
        usableAtOnce();
        String dropped = id(document(fenna.post(BATCHES, Map.of())).path("batch"));
        document(fenna.post(BATCHES + "/" + dropped + "/cancellation", Map.of()));

        JsonNode drafted = document(fenna.post(BATCHES, Map.of()));
        String batch = BATCHES + "/" + id(drafted.path("batch"));
        assertThat(texts(drafted.path("lines"), "/person/name")).containsExactlyInAnyOrder("ida", "igor");
        assertThat(texts(drafted.path("leftOut"), "/reason")).contains("No payout method was given.");
        assertThat(fenna.post(batch + "/approval", Map.of()).statusCode()).isEqualTo(403);
        assertThat(frits.api(batch + "/csv").statusCode()).isEqualTo(409);
        document(frits.post(batch + "/approval", Map.of()));
        assertThat(document(frits.post(batch + "/export", Map.of()))
                        .at("/batch/state")
                        .asString())
                .isEqualTo("exported");
        assertThat(frits.api(batch + "/csv").body()).contains(IBAN + ",USD,10.00");
        assertThat(frits.api(batch + "/order").body()).contains("pain.001.001.09");
        assertThat(world.server.byToken("ida").api(batch).statusCode()).isEqualTo(403);
        String ida = line(drafted, "ida");
        String igor = line(drafted, "igor");
        document(frits.post(batch + "/lines/" + ida + "/settlement", Map.of()));
        document(frits.post(batch + "/lines/" + igor + "/failure", Map.of("reason", "Closed account.")));
        assertThat(fenna.json(batch).at("/batch/state").asString()).isEqualTo("partly_failed");
        assertThat(fenna.json(BATCHES).at("/batches/0/number").asInt()).isEqualTo(2);
        assertThat(world.server.byToken("ida").json("/api/v1/earnings").toString())
                .contains("{\"state\":\"PAID\",\"currency\":\"USD\",\"amount\":\"10.00\"}");

        String again =
                BATCHES + "/" + id(document(fenna.post(BATCHES, Map.of())).path("batch"));
        document(frits.post(again + "/approval", Map.of()));
        document(frits.post(again + "/export", Map.of()));
        assertThat(document(frits.post(again + "/settlement", Map.of()))
                        .at("/batch/state")
                        .asString())
                .isEqualTo("settled");
    }

    @Test
    void aPersonReadsWhatTheyEarnedAndSaysWhereItGoes() {
        person("iris");
        Session iris = world.server.byToken("iris");
        approved(bonus("iris"));
        assertThat(iris.json("/api/v1/earnings/terms").path("terms")).isEmpty();
        assertThat(iris.post("/api/v1/earnings/methods", method("Iris", "not hers"))
                        .statusCode())
                .isEqualTo(422);
        JsonNode method = document(iris.post("/api/v1/earnings/methods", method("Iris", TestServer.PASSWORD)));
        assertThat(method.path("iban").asString()).isEqualTo("DE89 •••• 3000");
        assertThat(iris.api("/api/v1/earnings/methods").body())
                .contains("DE89 •••• 3000")
                .doesNotContain(IBAN);
        assertThat(iris.api("/api/v1/ledger").statusCode()).isEqualTo(403);
    }

    @Test
    void whoGuessesAPasswordByTokenIsLockedOut() {
        person("ivan");
        Session ivan = world.server.byToken("ivan");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> refused = ivan.post("/api/v1/earnings/methods", method("Ivan", "guess " + i));
            assertThat(refused.body()).contains("password: it is not yours, or there were too many attempts");
        }
        assertThat(ivan.post("/api/v1/earnings/methods", method("Ivan", TestServer.PASSWORD))
                        .statusCode())
                .as("the right one, after five wrong ones")
                .isEqualTo(422);
        assertThat(ivan.json("/api/v1/earnings/methods").path("methods")).isEmpty();
    }

    @Test
    void eachKindOfProposalIsMadeAndDecidedByTwo() {
        String ivo = person("ivo");
        String given = approved(bonus("ivo"));
        Map<String, String> rate = change("rate", "31.00");
        rate.put("campaign", campaign.id().toString());
        rate.put("job", "author");
        String proposed = id(document(fenna.post(PROPOSALS, rate)));
        assertThat(fenna.json(PROPOSALS + "/" + proposed).path("mayDecide").asBoolean())
                .isFalse();
        assertThat(frits.json(PROPOSALS + "/" + proposed).path("mayDecide").asBoolean())
                .isTrue();
        assertThat(fenna.post(PROPOSALS + "/" + proposed + "/approval", Map.of())
                        .statusCode())
                .isEqualTo(403);
        approved(proposed);
        assertThat(texts(fenna.json("/api/v1/ledger/rates").path("rates"), "/amount"))
                .containsExactly("31.00");

        Map<String, String> hold = change("hold", "5.00");
        hold.put("person", ivo);
        hold.put("until", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
        approved(id(document(fenna.post(PROPOSALS, hold))));
        JsonNode held = fenna.json("/api/v1/ledger/holds").at("/holds/0");
        assertThat(held.at("/person/name").asString()).isEqualTo("ivo");
        approved(id(document(fenna.post(
                PROPOSALS, Map.of("kind", "release", "person", ivo, "hold", id(held), "reason", "agreed")))));
        assertThat(fenna.json("/api/v1/ledger/holds").path("holds")).isEmpty();

        Map<String, String> payment = change("payment", "4.00");
        payment.put("login", "ivo");
        approved(id(document(fenna.post(PROPOSALS, payment))));
        approved(id(document(fenna.post(
                PROPOSALS,
                Map.of("kind", "reversal", "login", "ivo", "transaction", booked(given), "reason", "agreed")))));
        assertThat(world.server.byToken("ivo").json("/api/v1/earnings").toString())
                .contains("{\"state\":\"PAYABLE\",\"currency\":\"USD\",\"amount\":\"0.00\"}")
                .contains("{\"state\":\"CARRIED\",\"currency\":\"USD\",\"amount\":\"-4.00\"}");
    }

    @Test
    void whatIsRefusedOrTakenBackMovesNothing() {
        person("irma");
        assertThat(document(frits.post(PROPOSALS + "/" + bonus("irma") + "/refusal", Map.of("words", "Not agreed.")))
                        .at("/decision/words")
                        .asString())
                .isEqualTo("Not agreed.");
        assertThat(document(fenna.post(PROPOSALS + "/" + bonus("irma") + "/retraction", Map.of()))
                        .path("state")
                        .asString())
                .isEqualTo("taken_back");
        assertThat(texts(fenna.json(PROPOSALS).path("decided"), "/reason")).contains("agreed");
        for (Map<String, String> wrong : List.of(
                Map.of("kind", "gift"),
                Map.of("kind", "bonus"),
                Map.of("kind", "hold", "login", "irma", "amount", "x", "currency", "USD"))) {
            assertThat(fenna.post(PROPOSALS, wrong).statusCode())
                    .as("%s", wrong)
                    .isEqualTo(422);
        }
        assertThat(world.server.byToken("irma").json("/api/v1/earnings").path("entries"))
                .isEmpty();
    }

    @Test
    void aDisputeIsOpenedTakenBackAnsweredAndUpheld() {
        person("ilse");
        Session ilse = world.server.byToken("ilse");
        String booked = booked(approved(bonus("ilse")));
        Map<String, String> words = Map.of("transaction", booked, "words", "15 was said");
        String first = id(document(ilse.post("/api/v1/earnings/disputes", words)));
        assertThat(document(ilse.post("/api/v1/earnings/disputes/" + first + "/retraction", Map.of()))
                        .path("state")
                        .asString())
                .isEqualTo("retracted");
        String second = id(document(ilse.post("/api/v1/earnings/disputes", words)));
        document(frits.post("/api/v1/ledger/disputes/" + second + "/refusal", Map.of("words", "10 was said.")));
        assertThat(ilse.json("/api/v1/earnings/disputes").toString()).contains("\"answer\":\"10 was said.\"");
        String third = id(document(ilse.post("/api/v1/earnings/disputes", words)));
        assertThat(fenna.json("/api/v1/ledger/disputes")
                        .at("/disputes/0/person/name")
                        .asString())
                .isEqualTo("ilse");
        JsonNode upheld = document(frits.post(
                "/api/v1/ledger/disputes/" + third + "/correction",
                Map.of("amount", "5.00", "currency", "USD", "words", "So it was.")));
        document(fenna.post(PROPOSALS + "/" + upheld.path("proposal").asString() + "/approval", Map.of()));
        assertThat(ilse.json("/api/v1/earnings").toString())
                .contains("{\"state\":\"PAYABLE\",\"currency\":\"USD\",\"amount\":\"15.00\"}");
    }

    /** As if two days had gone by for ida and igor. */
    private static void usableAtOnce() {
        world.jdbc.sql("""
                        INSERT INTO payout_method (id, person_id, holder, iban, added_at, usable_from)
                        SELECT gen_random_uuid(), person_id, holder, iban, added_at, added_at - interval '1 hour'
                        FROM payout_method WHERE holder IN ('ida', 'igor')
                        """).update();
    }

    private static String person(String login) {
        return world.server.person(login, Role.EXPERT).id().toString();
    }

    /** Id of a bonus of 10.00 that fenna proposed. */
    private static String bonus(String login) {
        Map<String, String> bonus = change("bonus", "10.00");
        bonus.put("login", login);
        bonus.put("campaign", campaign.id().toString());
        return id(document(fenna.post(PROPOSALS, bonus)));
    }

    private static String approved(String proposal) {
        JsonNode answer = document(frits.post(PROPOSALS + "/" + proposal + "/approval", Map.of()));
        assertThat(answer.path("state").asString()).isEqualTo("approved");
        return proposal;
    }

    private static Map<String, String> change(String kind, String amount) {
        return new HashMap<>(Map.of("kind", kind, "amount", amount, "currency", "USD", "reason", "agreed"));
    }

    private static Map<String, String> method(String holder, String password) {
        return Map.of("holder", holder, "iban", IBAN, "password", password);
    }

    private static Map<String, String> payer() {
        return Map.of("name", "Marlin", "iban", "NL91ABNA0417164300");
    }

    /** The transaction that a proposal made. */
    private static String booked(String proposal) {
        return world.jdbc
                .sql("SELECT id::text FROM ledger_transaction WHERE reference = ?")
                .param(proposal)
                .query(String.class)
                .single();
    }

    private static String line(JsonNode batch, String name) {
        for (JsonNode line : batch.path("lines")) {
            if (line.at("/person/name").asString().equals(name)) {
                return id(line);
            }
        }
        throw new AssertionError(name + " is not in " + batch);
    }

    private static List<String> texts(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.at(field).asString()).toList();
    }

    private static String id(JsonNode document) {
        return document.path("id").asString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
