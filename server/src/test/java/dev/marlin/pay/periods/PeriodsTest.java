package dev.marlin.pay.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.PayWorld;
import dev.marlin.tasks.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closing the books: once, for good, byte for byte. */
class PeriodsTest {
    private final PayWorld world = new PayWorld();
    private final Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    private final PersonId payee = world.person();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsBookedAfterACloseBelongsToTheNextEvenIfItSaysAnEarlierTime() {
        fee();
        Instant until = PayWorld.now();
        Period first = world.periods.close(until, world.fenna);
        byte[] json = world.periods.json(1);
        world.world.database.transactions().executeWithoutResult(status -> {
            world.world.database.jdbc().sql("""
                            WITH t AS (INSERT INTO ledger_transaction (id, kind, reference, at)
                                VALUES (gen_random_uuid(), 'correction', 'late', ?::timestamptz - interval '1 ms') RETURNING id)
                            INSERT INTO ledger_entry (transaction_id, account_id, amount)
                            SELECT t.id, a.id, CASE a.kind WHEN 'person_payable' THEN 5 ELSE -5 END
                            FROM t, account a WHERE a.kind IN ('person_payable', 'campaign_spent')
                            """).param(until.toString()).update();
        });
        fee();
        Period second = world.periods.close(PayWorld.now(), world.fenna);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.since()).isEqualTo(first.until());
        assertThat(world.periods.json(1)).isEqualTo(json);
        assertThat(Digest.sha256(json)).isEqualTo(first.jsonSha256());
        assertThat(new String(world.periods.json(2), StandardCharsets.UTF_8))
                .contains("\"late\"")
                .contains("\"opening\":\"280.00\"", "\"moved\":\"280.05\"", "\"closing\":\"560.05\"");
        assertThat(new String(world.periods.csv(2), StandardCharsets.UTF_8))
                .contains("balance,,,,,person_payable," + payee + ",USD,280.05,280.00,560.05\r\n");
        assertThat(world.periods.csv(2)).isEqualTo(world.periods.csv(2));
    }

    @Test
    void refusesToCloseTwiceOrAheadOfTimeOrNothing() {
        assertThatThrownBy(() -> world.periods.close(PayWorld.now(), world.fenna))
                .hasMessageContaining("Nothing is booked yet");
        fee();
        Instant until = PayWorld.now();
        world.periods.close(until, world.fenna);
        assertThatThrownBy(() -> world.periods.close(until, world.fenna)).hasMessageContaining("closed up to");
        assertThatThrownBy(() -> world.periods.close(PayWorld.now().plus(Duration.ofDays(1)), world.fenna))
                .hasMessageContaining("still to come");
        assertThat(world.periods.all()).hasSize(1);
    }

    @Test
    void anEmptyPeriodCarriesItsBalancesOn() {
        fee();
        world.periods.close(PayWorld.now(), world.fenna);
        world.periods.close(PayWorld.now(), world.fenna);
        assertThat(new String(world.periods.csv(2), StandardCharsets.UTF_8))
                .contains("person_payable," + payee + ",USD,0.00,280.00,280.00\r\n")
                .doesNotContain("movement");
    }

    private void fee() {
        world.outcomes().accepted(PayWorld.work(campaign, payee, TaskId.random()), JudgementId.random());
    }
}
