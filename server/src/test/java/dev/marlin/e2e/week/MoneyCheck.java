package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.DuckDb;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The books as finance takes them out of the house, by periods, summed by another program. */
final class MoneyCheck {
    private static final String FEES = "('author_fee', 'reviewer_fee', 'adjudicator_fee')";
    private static final String THEIRS =
            "('person_payable', 'person_on_hold', 'person_paying', 'person_paid', 'person_carried')";

    private final String rows;

    private MoneyCheck(Path folder) {
        this.rows = "read_csv('" + folder + "/period-*.csv', all_varchar = true, filename = true, header = true)";
    }

    static void holds(Rehearsal week, Path folder) {
        Caller finance = week.town.fenna;
        long periods = week.town.books().count("SELECT count(*) FROM pay_period");
        for (int number = 1; number <= periods; number++) {
            Exports.keep(folder, "period-" + number + ".csv", finance.download("/ledger/periods/" + number + "/csv"));
        }
        MoneyCheck check = new MoneyCheck(folder);
        check.complete(week);
        check.zero();
        check.nobodyTwice();
        check.everybodyHasWhatTheyEarned();
        check.peopleReadTheSame(week);
    }

    /** The periods hold the whole ledger, and as many fees as there is accepted work. */
    private void complete(Rehearsal week) {
        assertThat(count("SELECT count(*) FROM " + rows + " WHERE \"row\" = 'movement'"))
                .isEqualTo(week.town.books().count("SELECT count(*) FROM ledger_entry"));
        assertThat(count("SELECT count(DISTINCT transaction) FROM " + rows + " WHERE kind = 'author_fee'"))
                .isEqualTo(week.town.books().count("SELECT count(*) FROM submission WHERE state = 'accepted'"));
    }

    private void zero() {
        assertThat(query("SELECT currency, sum(amount::DECIMAL(18, 2)) FROM " + rows
                        + " WHERE \"row\" = 'movement' GROUP BY currency HAVING sum(amount::DECIMAL(18, 2)) <> 0"))
                .as("trial balance")
                .isEmpty();
        assertThat(query("SELECT transaction FROM " + rows
                        + " WHERE \"row\" = 'movement' GROUP BY transaction"
                        + " HAVING sum(amount::DECIMAL(18, 2)) <> 0 OR count(DISTINCT currency) <> 1"))
                .as("a trial balance after each transaction")
                .isEmpty();
        assertThat(query("SELECT filename, currency FROM " + rows
                        + " WHERE \"row\" = 'balance' GROUP BY filename, currency"
                        + " HAVING sum(closing::DECIMAL(18, 2)) <> 0"))
                .as("closing balances")
                .isEmpty();
    }

    private void nobodyTwice() {
        assertThat(query("SELECT kind, reference FROM " + rows + " WHERE kind IN " + FEES + " OR kind = 'payout'"
                        + " GROUP BY kind, reference HAVING count(DISTINCT transaction) > 1"))
                .as("paid twice")
                .isEmpty();
    }

    /** Of each person: what came in by fees, bonuses and corrections lies in their purses, and only there. */
    private void everybodyHasWhatTheyEarned() {
        assertThat(query("SELECT owner, currency FROM " + rows + " WHERE \"row\" = 'movement' AND account IN " + THEIRS
                        + " GROUP BY owner, currency HAVING sum(amount::DECIMAL(18, 2)) <> coalesce(sum(CASE WHEN kind IN "
                        + "('author_fee', 'reviewer_fee', 'adjudicator_fee', 'bonus', 'correction', 'reversal')"
                        + " THEN amount::DECIMAL(18, 2) END), 0)"))
                .as("earned, and neither payable nor held nor paid")
                .isEmpty();
        assertThat(query("SELECT owner, account FROM " + rows
                        + " WHERE \"row\" = 'movement' AND account LIKE 'person_%' AND account <> 'person_carried'"
                        + " GROUP BY owner, account, currency HAVING sum(amount::DECIMAL(18, 2)) < 0"))
                .as("below zero")
                .isEmpty();
    }

    /** What people are told over HTTP is what the export sums to. */
    private void peopleReadTheSame(Rehearsal week) {
        int compared = 0;
        for (int number = 1; number <= week.town.week.experts() && compared < 25; number++) {
            if (Departures.leaves(week.town.week, number)) {
                continue;
            }
            compared++;
            String owner = week.town
                    .books()
                    .rows("SELECT id FROM person WHERE login = ?", Week.login(number))
                    .getFirst()
                    .getFirst();
            Map<String, BigDecimal> told = new HashMap<>();
            for (JsonNode balance :
                    week.town.experts.get(number).json("/api/v1/earnings").path("balances")) {
                BigDecimal amount = new BigDecimal(balance.path("amount").asString());
                if (amount.signum() != 0) {
                    told.put(
                            balance.path("state").asString() + " "
                                    + balance.path("currency").asString(),
                            amount.setScale(2));
                }
            }
            Map<String, BigDecimal> summed = new HashMap<>();
            query("SELECT upper(replace(account, 'person_', '')), currency, sum(amount::DECIMAL(18, 2)) FROM " + rows
                            + " WHERE \"row\" = 'movement' AND owner = '" + owner
                            + "' GROUP BY ALL HAVING sum(amount::DECIMAL(18, 2)) <> 0")
                    .forEach(row -> summed.put(row.get(0) + " " + row.get(1), new BigDecimal(row.get(2)).setScale(2)));
            assertThat(told).as(Week.login(number)).isEqualTo(summed);
        }
    }

    private static long count(String sql) {
        return Long.parseLong(query(sql).getFirst().getFirst());
    }

    private static List<List<String>> query(String sql) {
        return DuckDb.query(sql);
    }
}
