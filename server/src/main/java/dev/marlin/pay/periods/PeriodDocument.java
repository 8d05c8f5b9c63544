package dev.marlin.pay.periods;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.marlin.kernel.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A period as documents: the same rows give the same bytes, always. JSON has sorted keys, no spaces and decimals in text;
 * both hold ids only, so nobody's name is in the books.
 */
record PeriodDocument(int number, Instant since, Instant until, List<AccountTurn> turns, List<Movement> movements) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    PeriodDocument {
        turns = List.copyOf(turns);
        movements = List.copyOf(movements);
    }

    /** Whether what the period moved, and what it leaves, sums to zero in every currency. */
    boolean balances() {
        Map<String, Long> sums = new TreeMap<>();
        for (AccountTurn turn : turns) {
            sums.merge("moved " + turn.currency(), turn.moved(), Math::addExact);
            sums.merge("closing " + turn.currency(), turn.closing(), Math::addExact);
        }
        return sums.values().stream().allMatch(sum -> sum == 0);
    }

    byte[] json() {
        Map<String, Object> document = Map.of(
                "format",
                "marlin.period.v1",
                "number",
                number,
                "since",
                since.toString(),
                "until",
                until.toString(),
                "balances",
                turns.stream().map(PeriodDocument::fields).toList(),
                "movements",
                movements.stream().map(PeriodDocument::fields).toList());
        return JSON.writeValueAsBytes(document);
    }

    byte[] csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "row",
                    "time",
                    "transaction",
                    "kind",
                    "reference",
                    "account",
                    "owner",
                    "currency",
                    "amount",
                    "opening",
                    "closing");
            for (AccountTurn turn : turns) {
                csv.writeRecord(
                        "balance",
                        "",
                        "",
                        "",
                        "",
                        turn.kind(),
                        turn.owner().toString(),
                        turn.currency(),
                        decimal(turn.moved(), turn.currency()),
                        decimal(turn.opening(), turn.currency()),
                        decimal(turn.closing(), turn.currency()));
            }
            for (Movement movement : movements) {
                csv.writeRecord(
                        "movement",
                        movement.at().toString(),
                        movement.transaction().toString(),
                        movement.kind(),
                        movement.reference(),
                        movement.account(),
                        movement.owner().toString(),
                        movement.currency(),
                        decimal(movement.amount(), movement.currency()),
                        "",
                        "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields(AccountTurn turn) {
        return Map.of(
                "account", turn.kind(),
                "owner", turn.owner().toString(),
                "currency", turn.currency(),
                "opening", decimal(turn.opening(), turn.currency()),
                "moved", decimal(turn.moved(), turn.currency()),
                "closing", decimal(turn.closing(), turn.currency()));
    }

    private static Map<String, Object> fields(Movement movement) {
        return Map.of(
                "entry", movement.entry(),
                "transaction", movement.transaction().toString(),
                "at", movement.at().toString(),
                "kind", movement.kind(),
                "reference", movement.reference(),
                "account", movement.account(),
                "owner", movement.owner().toString(),
                "currency", movement.currency(),
                "amount", decimal(movement.amount(), movement.currency()));
    }

    private static String decimal(long minorUnits, String currency) {
        return Money.of(minorUnits, currency).amountText();
    }
}
