package dev.marlin.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What each part of the work cost, as SQL finds it in the books. */
final class RecordedCosts {
    private static final String SLICES = """
        WITH earned AS (
            SELECT slice, currency, sum(minor_units::BIGINT) AS earned FROM money m JOIN part USING (submission)
            WHERE within(m.at) AND account IN ('person_payable', 'person_on_hold', 'person_paying', 'person_paid',
                'person_carried') GROUP BY slice, currency),
        counted AS (SELECT slice, count(*) AS accepted FROM battle JOIN part USING (submission) GROUP BY slice)
        SELECT slice, currency, earned, coalesce(accepted, 0) FROM earned LEFT JOIN counted USING (slice)
        WHERE slice NOT LIKE 'repository %' OR accepted >= 30
        """;

    private RecordedCosts() {}

    static void holds(RecordFiles files, JsonNode board) {
        List<List<String>> counted = files.rows(SLICES).stream()
                .map(row -> {
                    Money earned = new Money(Long.parseLong(row.get(2)), Currency.getInstance(row.get(1)));
                    return List.of(
                            row.get(0),
                            row.get(1),
                            earned.amountText(),
                            row.get(3),
                            each(earned, Long.parseLong(row.get(3)))
                                    .map(Money::amountText)
                                    .orElse(""));
                })
                .toList();
        List<List<String>> told = new ArrayList<>();
        board.path("costSlices")
                .forEach(row -> told.add(List.of(
                        row.path("slice").asString(),
                        row.path("currency").asString(),
                        row.path("earned").asString(),
                        row.path("accepted").asString(),
                        row.path("perAccepted").asString(""))));
        assertThat(told).as("slices of cost").containsExactlyInAnyOrderElementsOf(counted);
    }

    static Optional<Money> each(Money sum, long accepted) {
        return accepted == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        BigDecimal.valueOf(sum.minorUnits())
                                .divide(BigDecimal.valueOf(accepted), RoundingMode.HALF_UP)
                                .longValueExact(),
                        sum.currency()));
    }
}
