package dev.marlin.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.identity.Role;
import dev.marlin.pay.periods.Periods;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.SettledServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money over HTTP, by the people whose it is and by two people in finance. */
class FinancePagesTest {
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static SettledServer world;
    private static Campaign campaign;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        world.server.person("fenna", Role.FINANCE);
        world.server.person("frits", Role.FINANCE);
        AgentVersion one = world.agent("Aldebaran");
        AgentVersion other = world.agent("Betelgeuse");
        campaign = world.campaign(PrivacyClass.RELEASABLE, 2, one, other);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aBonusGoesFromOnePersonsProposalToTheBankAndADisputeOfItIsAnswered() {
        Session fenna = world.server.as("fenna");
        Session frits = world.server.as("frits");
        Session ines = world.server.as("ines");
        assertThat(fenna.form("/ledger/proposals/bonus", bonus("nobody-here")).statusCode())
                .isEqualTo(422);
        assertThat(fenna.form("/ledger/proposals/bonus", bonus("ines")).statusCode())
                .isEqualTo(303);
        String waiting = fenna.get("/ledger/proposals").body();
        assertThat(waiting).contains("Bonus of USD 75.00 to").doesNotContain("Approve<");
        String path = found(waiting, "(/ledger/proposals/[0-9a-f-]{36})/retraction");
        assertThat(fenna.form(path + "/approval", Map.of()).statusCode()).isEqualTo(403);
        assertThat(ines.form(path + "/approval", Map.of()).statusCode()).isEqualTo(403);
        assertThat(frits.get("/ledger/proposals").body()).contains("Approve<");
        assertThat(frits.form(path + "/approval", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.get("/earnings").body()).contains("data-payable=\"USD\">75.00<", "for a hard week");

        String transaction = found(ines.get("/earnings").body(), "name=\"transaction\" value=\"([0-9a-f-]{36})\"");
        assertThat(ines.form("/earnings/disputes", Map.of("transaction", transaction, "words", "80 was said"))
                        .statusCode())
                .isEqualTo(303);
        String dispute = found(frits.get("/ledger/disputes").body(), "(/ledger/disputes/[0-9a-f-]{36})/refusal");
        assertThat(fenna.form(dispute + "/refusal", Map.of("words", "No.")).statusCode())
                .as("who booked it does not answer it")
                .isEqualTo(403);
        assertThat(frits.form(dispute + "/refusal", Map.of("words", "75 was said."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ines.get("/earnings").body()).contains("80 was said", "refused", "75 was said.");

        paid(fenna, frits, ines);
        closed(fenna, ines);
    }

    private static void paid(Session fenna, Session frits, Session ines) {
        Map<String, String> method = Map.of("holder", "Ines", "iban", IBAN, "password", "not hers at all");
        HttpResponse<String> refused = ines.form("/earnings/method", method);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("password: it is not yours");
        assertThat(fenna.form("/ledger/batches", Map.of()).body()).contains("No batch was made");
        assertThat(ines.form(
                                "/earnings/method",
                                Map.of("holder", "Ines", "iban", IBAN, "password", "correct horse battery"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ines.get("/earnings").body()).contains("DE89 •••• 3000").doesNotContain("37040044");
        assertThat(ines.get("/").body()).contains("Your payout method was changed");
        world.jdbc.sql("""
                        INSERT INTO payout_method (id, person_id, holder, iban, added_at, usable_from)
                        SELECT gen_random_uuid(), person_id, holder, iban, added_at, added_at - interval '1 hour'
                        FROM payout_method
                        """).update();
        assertThat(fenna.form("/ledger/payer", Map.of("name", "Marlin", "iban", "NL91ABNA0417164300"))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> drafted = fenna.form("/ledger/batches", Map.of());
        String batch = drafted.headers().firstValue("Location").orElseThrow();
        assertThat(fenna.get(batch).body()).contains("USD 75.00").doesNotContain("Approve<");
        assertThat(fenna.form(batch + "/approval", Map.of()).statusCode()).isEqualTo(403);
        assertThat(frits.get(batch + "/csv").statusCode()).isEqualTo(409);
        assertThat(frits.form(batch + "/approval", Map.of()).statusCode()).isEqualTo(303);
        assertThat(frits.form(batch + "/export", Map.of()).statusCode()).isEqualTo(303);
        assertThat(frits.get(batch + "/csv").body()).contains("DE89370400440532013000,USD,75.00");
        assertThat(frits.get(batch + "/order").body()).contains("pain.001.001.09", "75.00");
        assertThat(ines.get(batch + "/csv").statusCode()).isEqualTo(403);
        assertThat(ines.get("/earnings").body()).contains("<dt>Being paid</dt><dd>75.00<");
        assertThat(frits.form(batch + "/settlement", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.get("/earnings").body()).contains("<dt>Paid</dt><dd>75.00<");
    }

    private static void closed(Session fenna, Session ines) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        HttpResponse<String> early = fenna.form("/ledger/periods", Map.of("lastDay", today));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("still to come");
        assertThat(fenna.form("/ledger/periods", Map.of("lastDay", "soon")).statusCode())
                .isEqualTo(422);
        assertThat(ines.get("/earnings/statements/1").statusCode()).isEqualTo(404);
        world.server.bean(Periods.class).close(Instant.now(), world.manager.id());
        assertThat(fenna.get("/ledger/periods").body()).contains("Period 1");
        assertThat(fenna.get("/ledger/periods/1/json").body()).contains("marlin.period.v1", "\"75.00\"");
        assertThat(fenna.get("/ledger/periods/x/csv").statusCode()).isEqualTo(404);
        assertThat(ines.get("/earnings/statements/1").body()).contains("into “Paid”", "USD 75.00");
        assertThat(ines.get("/earnings/statements/1/csv").body())
                .contains("bonus,for a hard week,Payable now,USD,75.00");
        assertThat(new String(ines.download("/earnings/statements/1/pdf").body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(ines.json("/api/v1/earnings").at("/balances").toString())
                .contains("{\"state\":\"PAID\",\"currency\":\"USD\",\"amount\":\"75.00\"}");
    }

    private static Map<String, String> bonus(String login) {
        return Map.of(
                "login", login,
                "campaign", campaign.id().toString(),
                "amount", "75.00",
                "currency", "USD",
                "reason", "for a hard week");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
