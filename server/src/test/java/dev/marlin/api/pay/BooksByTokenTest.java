package dev.marlin.api.pay;

import static dev.marlin.testkit.http.Answers.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.campaigns.Campaign;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.SettledServer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Books that are a week old, read and closed by programs. */
class BooksByTokenTest {
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
        UUID spent = account("campaign_spent");
        UUID bank = account("bank");
        List.of("one", "two", "three").forEach(reference -> bookedLastWeek(reference, spent, bank));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void financeClosesAPeriodByToken() {
        Session ines = world.server.byToken("ines");
        assertThat(ines.api("/api/v1/earnings/statements/1").statusCode()).isEqualTo(404);
        assertThat(fenna.post("/api/v1/ledger/periods", Map.of("lastDay", "soon"))
                        .statusCode())
                .isEqualTo(422);
        String lastDay = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        JsonNode period = document(fenna.post("/api/v1/ledger/periods", Map.of("lastDay", lastDay)));
        assertThat(period.path("number").asInt()).isEqualTo(1);
        assertThat(frits.json("/api/v1/ledger/periods").at("/periods/0/jsonSha256"))
                .isEqualTo(period.path("jsonSha256"));
        assertThat(frits.api("/api/v1/ledger/periods/1/json").body()).contains("marlin.period.v1");
        assertThat(frits.api("/api/v1/ledger/periods/1/csv").statusCode()).isEqualTo(200);
        assertThat(ines.json("/api/v1/earnings/statements")
                        .at("/statements/0/period")
                        .asInt())
                .isEqualTo(1);
        assertThat(ines.json("/api/v1/earnings/statements/1").path("name").asString())
                .isEqualTo("ines");
        assertThat(ines.api("/api/v1/earnings/statements/1/csv").body()).startsWith("row,time,transaction");
        assertThat(new String(ines.download("/api/v1/earnings/statements/1/pdf").body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void theBooksAreReadPageByPage() {
        Set<String> seen = new HashSet<>();
        String next = "";
        int pages = 0;
        while (pages == 0 || !next.isEmpty()) {
            JsonNode page = fenna.json("/api/v1/ledger/entries?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.path("entries")
                    .forEach(entry ->
                            assertThat(seen.add(entry.path("id").asString())).isTrue());
            next = page.path("next").asString("");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(6);
        assertThat(fenna.json("/api/v1/ledger").path("balanced").asBoolean()).isTrue();
        assertThat(fenna.api("/api/v1/ledger/entries?limit=0").statusCode()).isEqualTo(422);
        assertThat(fenna.api("/api/v1/ledger/entries?after=x").statusCode()).isEqualTo(422);
    }

    /** A transaction that moved nothing to anybody, a week ago. */
    private static void bookedLastWeek(String reference, UUID spent, UUID bank) {
        UUID transaction = UUID.randomUUID();
        world.atOnce(() -> {
            world.jdbc
                    .sql("INSERT INTO ledger_transaction (id, kind, reference, at)"
                            + " VALUES (?, 'correction', ?, now() - interval '7 days')")
                    .params(transaction, reference)
                    .update();
            Map.of(spent, -100, bank, 100)
                    .forEach((account, amount) -> world.jdbc
                            .sql("INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES (?, ?, ?)")
                            .params(transaction, account, amount)
                            .update());
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
}
