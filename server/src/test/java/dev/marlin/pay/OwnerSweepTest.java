package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.disputes.Dispute;
import dev.marlin.pay.disputes.Disputes;
import dev.marlin.reviews.OutcomeListener.Work;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing in pay is left to somebody who left. */
class OwnerSweepTest {
    private final PayWorld world = new PayWorld();
    private final Attention attention = world.world.bean(Attention.class);
    private final OwnerSweep sweep = world.world.bean(OwnerSweep.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDisputeGoesToAdminsWhenEverybodyLeftAndToFinanceAgainOnceThereIsSomebody() {
        PersonId admin = role(world.world.person("adam"), "admin");
        Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
        PersonId payee = world.person();
        Work work = PayWorld.work(campaign, payee, TaskId.random());
        world.outcomes().accepted(work, JudgementId.random());
        UUID fee = world.transaction(Posting.Kind.AUTHOR_FEE, work.submission() + "/" + payee);
        Dispute dispute = world.world.bean(Disputes.class).open(fee, "This is too little.", payee);
        assertThat(owners(dispute.id())).containsExactlyInAnyOrder(world.fenna, world.frits);
        suspended(world.fenna);
        sweep.run();
        assertThat(owners(dispute.id())).containsExactly(world.frits);
        suspended(world.frits);
        sweep.run();
        sweep.run();
        assertThat(attention.on("pay_dispute", dispute.id())).singleElement().satisfies(item -> {
            assertThat(item.person()).isEqualTo(admin);
            assertThat(item.reason()).contains("Everybody who could answer it left");
        });
        PersonId floor = world.finance("floor");
        sweep.run();
        assertThat(owners(dispute.id())).containsExactly(floor);
    }

    private List<PersonId> owners(UUID dispute) {
        return attention.on("pay_dispute", dispute).stream()
                .map(AttentionItem::person)
                .toList();
    }

    private PersonId role(PersonId person, String role) {
        world.world
                .database
                .jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, ?)")
                .params(person.value(), role)
                .update();
        return person;
    }

    private void suspended(PersonId person) {
        world.world
                .database
                .jdbc()
                .sql("UPDATE person SET suspended_at = house_now(), suspended_by = 'hand' WHERE id = ?")
                .param(person.value())
                .update();
    }
}
