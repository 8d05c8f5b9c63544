package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.Money;
import dev.marlin.tasks.TaskId;
import org.junit.jupiter.api.Test;

/** Somebody tampers with the books behind everybody's back, and finance is called. */
class LedgerWatchTest {
    @Test
    void callsFinanceWhenTheBooksDoNotSumToZeroAndStopsWhenTheyDo() {
        try (PayWorld world = new PayWorld()) {
            world.outcomes()
                    .accepted(
                            PayWorld.work(
                                    world.campaign(Money.usd(100), Money.usd(1)), world.person(), TaskId.random()),
                            JudgementId.random());
            LedgerWatch watch = world.world.bean(LedgerWatch.class);
            Attention attention = world.world.bean(Attention.class);
            watch.run();
            assertThat(attention.on(LedgerWatch.KIND, LedgerWatch.SUBJECT)).isEmpty();
            tamper(world, 7);
            watch.run();
            assertThat(attention.on(LedgerWatch.KIND, LedgerWatch.SUBJECT))
                    .extracting(AttentionItem::person)
                    .containsExactlyInAnyOrder(world.fenna, world.frits);
            tamper(world, -7);
            watch.run();
            assertThat(attention.on(LedgerWatch.KIND, LedgerWatch.SUBJECT)).isEmpty();
        }
    }

    /** As somebody with the database's own rights could: without the triggers. */
    private static void tamper(PayWorld world, long amount) {
        world.world.database.transactions().executeWithoutResult(status -> {
            world.world.database.jdbc().sql("RESET ROLE").update();
            world.world
                    .database
                    .jdbc()
                    .sql("SET LOCAL session_replication_role = replica")
                    .update();
            world.world
                    .database
                    .jdbc()
                    .sql("INSERT INTO ledger_entry (transaction_id, account_id, amount)"
                            + " SELECT transaction_id, account_id, ? FROM ledger_entry LIMIT 1")
                    .param(amount)
                    .update();
        });
    }
}
