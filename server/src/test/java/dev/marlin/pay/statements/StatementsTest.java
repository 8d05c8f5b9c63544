package dev.marlin.pay.statements;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.PayWorld;
import dev.marlin.pay.proposals.Change;
import dev.marlin.reservations.ClaimListener.Claim;
import dev.marlin.tasks.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A statement as record, CSV and PDF, against the ledger, to the cent. */
class StatementsTest {
    private static final Pattern AMOUNT = Pattern.compile("(USD|JPY) (-?[0-9]+(?:\\.[0-9]{2})?)");
    private static PayWorld world;
    private static Statements statements;

    @BeforeAll
    static void open() {
        world = new PayWorld();
        statements = world.world.bean(Statements.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void pageCsvAndPdfAgreeWithTheLedgerToTheCent() throws Exception {
        PersonId payee = world.person();
        earn(payee);
        world.periods.close(PayWorld.now(), world.fenna);
        earn(payee);
        int number = world.periods.close(PayWorld.now(), world.fenna).number();

        Statement statement = statements.of(payee, number);
        List<NamedCsvRecord> rows;
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new String(statements.csv(payee, number), StandardCharsets.UTF_8))) {
            rows = csv.stream().toList();
        }
        List<String> entries = rows.stream()
                .filter(row -> row.getField("row").equals("entry"))
                .map(row -> row.getField("currency") + " " + row.getField("amount"))
                .toList();
        assertThat(entries)
                .isNotEmpty()
                .isEqualTo(statement.entries().stream()
                        .map(entry -> entry.amount().toString())
                        .toList());
        Map<String, String> totals = rows.stream()
                .filter(row -> row.getField("row").equals("total"))
                .collect(Collectors.toMap(
                        row -> row.getField("state"), row -> row.getField("currency") + " " + row.getField("closing")));
        Map<String, String> ledger = world.ledger.earnings(payee).balances().stream()
                .collect(Collectors.toMap(
                        one -> one.purse().words(), one -> one.amount().toString()));
        assertThat(totals).isEqualTo(ledger).containsKeys("Payable now", "On hold", "Paid");

        List<String> expected = new ArrayList<>();
        statement.turns().forEach(turn -> {
            expected.add(turn.opening().toString());
            expected.add(turn.moved().toString());
            expected.add(turn.closing().toString());
        });
        expected.addAll(entries);
        assertThat(amounts(statements.pdf(payee, number))).isEqualTo(expected);
        for (Statement.Turn turn : statement.turns()) {
            long moved = statement.entries().stream()
                    .filter(entry -> entry.purse() == turn.purse())
                    .mapToLong(entry -> entry.amount().minorUnits())
                    .sum();
            assertThat(moved).as("%s", turn.purse()).isEqualTo(turn.moved().minorUnits());
        }
    }

    @Test
    void somebodyElsesEntriesAndHostileWordsDoNoHarm() throws Exception {
        PersonId payee = world.person();
        Campaign campaign = world.campaign(Money.usd(1), Money.usd(1));
        world.proposals.approve(
                world.proposals
                        .propose(
                                new Change.Bonus(payee, campaign.id(), Money.usd(7)),
                                "=1+1 <script>alert(1)</script> & \u0001 “x” 日本",
                                world.fenna)
                        .id(),
                world.frits);
        PersonId other = world.person();
        earn(other);
        int number = world.periods.close(PayWorld.now(), world.fenna).number();
        assertThat(statements.of(payee, number).entries()).singleElement();
        assertThat(new String(statements.csv(payee, number), StandardCharsets.UTF_8))
                .contains("'=1+1 <script>");
        assertThat(amounts(statements.pdf(payee, number)))
                .containsExactly("USD 0.00", "USD 0.07", "USD 0.07", "USD 0.07");
        assertThat(statements.of(world.person(), number).turns()).isEmpty();
    }

    @Test
    void namesAndReasonsInManyAlphabetsAreReadable() throws Exception {
        String name = "Олена Łukasiewicz-Ξένος Արամ";
        PersonId payee = world.person();
        world.world
                .database
                .jdbc()
                .sql("UPDATE person SET display_name = ? WHERE id = ?")
                .params(name, payee.value())
                .update();
        Campaign campaign = world.campaign(Money.usd(1), Money.usd(1));
        world.proposals.approve(
                world.proposals
                        .propose(
                                new Change.Bonus(payee, campaign.id(), Money.usd(7)),
                                "За работу в праздники, ευχαριστούμε – ½ dzień",
                                world.fenna)
                        .id(),
                world.frits);
        int number = world.periods.close(PayWorld.now(), world.fenna).number();
        assertThat(text(statements.pdf(payee, number)))
                .contains(name)
                .contains("За работу в праздники")
                .contains("ευχαριστούμε – ½ dzień");
    }

    private static void earn(PersonId payee) {
        Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
        Claim claim = PayWorld.claim(campaign, payee, 1);
        world.claims().claimed(claim);
        world.outcomes().accepted(PayWorld.work(campaign, payee, claim.task()), JudgementId.random());
        world.paid(payee);
        world.outcomes().accepted(PayWorld.work(campaign, payee, TaskId.random()), JudgementId.random());
        world.agreed(new Change.Hold(payee, Money.usd(12_345), PayWorld.now().plus(Duration.ofDays(9))));
    }

    private static List<String> amounts(byte[] pdf) throws Exception {
        Matcher found = AMOUNT.matcher(text(pdf));
        List<String> amounts = new ArrayList<>();
        while (found.find()) {
            amounts.add(found.group());
        }
        return amounts;
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
