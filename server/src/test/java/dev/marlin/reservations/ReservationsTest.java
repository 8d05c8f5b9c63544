package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final Duration IN_GRACE = Duration.ofMinutes(29);
    private static final Duration PAST_GRACE = Duration.ofMinutes(31);

    private static TaskWorld world;
    private static Reservations reservations;
    private static PersonId ines;
    private static PersonId omar;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        reservations = world.bean(Reservations.class);
        ines = world.person("ines");
        omar = world.person("omar");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void givesAPublishedTaskToItsOwnAuthorForThreeHours() {
        Task task = world.ready(ines);
        Reservation held = reservations.claim(task.id(), ines);
        assertThat(Duration.between(Instant.now(), held.leaseUntil()))
                .isBetween(Duration.ofMinutes(179), Duration.ofMinutes(181));
        assertThat(reservations.requireHolder(task.id(), ines)).isEqualTo(held);
        assertThat(reservations.of(task.id(), ines)).contains(held);
        assertThat(reservations.heldBy(ines)).contains(held);
        assertThat(world.bean(Attention.class).on("task", task.id().value()))
                .extracting(AttentionItem::person)
                .containsExactly(ines);
        assertThat(world.audited("task.claimed", task.id().value())).isEqualTo(1);
    }

    @Test
    void tellsTheSecondClaimantTheTrueReason() {
        Task task = world.ready(ines);
        reservations.claim(task.id(), ines);
        refuses(Problem.CONFLICT, "Somebody else holds this task, until 2", () -> reservations.claim(task.id(), omar));
        refuses(Problem.LEASE_ENDED, "kept as a draft", () -> reservations.requireHolder(task.id(), omar));
    }

    @Test
    void givesTheSameLeaseWhenTheHolderClaimsAgain() {
        Task task = world.ready(ines);
        Reservation held = reservations.claim(task.id(), ines);
        assertThat(reservations.claim(task.id(), ines)).isEqualTo(held);
        assertThat(world.audited("task.claimed", task.id().value())).isEqualTo(1);
    }

    @Test
    void keepsTheTaskForItsHolderDuringTheGraceTime() {
        Task task = world.ready(ines);
        Reservation held = reservations.claim(task.id(), ines);
        world.endLeases(IN_GRACE);
        assertThat(reservations.requireHolder(task.id(), ines).fence()).isEqualTo(held.fence());
        refuses(Problem.CONFLICT, "Somebody else", () -> reservations.claim(task.id(), omar));
        Reservation extended = reservations.extend(task.id(), ines);
        assertThat(extended.leaseUntil()).isAfter(Instant.now().plus(Duration.ofMinutes(170)));
        assertThat(extended.fence()).isEqualTo(held.fence());
    }

    @Test
    void passesTheTaskOnAfterTheGraceTimeWithAHigherFence() {
        Task task = world.ready(ines);
        Reservation first = reservations.claim(task.id(), ines);
        world.endLeases(PAST_GRACE);
        refuses(Problem.LEASE_ENDED, "claim the task again", () -> reservations.requireHolder(task.id(), ines));
        refuses(Problem.LEASE_ENDED, "", () -> reservations.extend(task.id(), ines));
        assertThat(reservations.holders(task.id())).isEmpty();
        Reservation second = reservations.claim(task.id(), omar);
        assertThat(second.fence()).isGreaterThan(first.fence());
        refuses(Problem.LEASE_ENDED, "", () -> reservations.requireHolder(task.id(), ines));
        assertThat(world.audited("task.lease-expired", task.id().value())).isEqualTo(1);
        assertThat(world.bean(Attention.class).on("task", task.id().value()))
                .extracting(AttentionItem::person)
                .containsExactly(omar);
    }

    @Test
    void sweepsWhatIsOverAndNothingElse() {
        reservations.sweep();
        Task over = world.ready(ines);
        reservations.claim(over.id(), ines);
        world.endLeases(PAST_GRACE);
        Task current = world.ready(ines);
        reservations.claim(current.id(), ines);
        assertThat(reservations.sweep()).isGreaterThanOrEqualTo(1);
        assertThat(reservations.sweep()).isZero();
        assertThat(reservations.holders(over.id())).isEmpty();
        assertThat(reservations.holders(current.id())).hasSize(1);
        assertThat(world.bean(Attention.class).on("task", over.id().value())).isEmpty();
    }

    @Test
    void releasesForTheHolderAndForAManagerOnly() {
        Task task = world.ready(ines);
        reservations.claim(task.id(), ines);
        refuses(Problem.LEASE_ENDED, "", () -> reservations.release(task.id(), omar));
        reservations.release(task.id(), ines);
        refuses(
                Problem.CONFLICT,
                "Nobody",
                () -> reservations.takeAway(task.id(), OptionalLong.empty(), world.manager));
        reservations.claim(task.id(), omar);
        reservations.takeAway(task.id(), OptionalLong.empty(), world.manager);
        assertThat(reservations.holders(task.id())).isEmpty();
        assertThat(reservations.claim(task.id(), ines).fence()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void nobodyClaimsATaskWhoseWorkIsIn() {
        Task task = world.ready(ines);
        reservations.claim(task.id(), ines);
        reservations.complete(task.id(), ines);
        refuses(Problem.CONFLICT, "judged already", () -> reservations.claim(task.id(), omar));
        refuses(Problem.LEASE_ENDED, "", () -> reservations.complete(task.id(), ines));
        assertThat(reservations.completed(List.of(task.id()))).containsExactly(task.id());
    }

    @Test
    void refusesDraftsWithdrawnTasksClosedCampaignsAndUnknownTasks() {
        Task draft = world.draft(ines);
        refuses(Problem.CONFLICT, "not published", () -> reservations.claim(draft.id(), ines));
        Task withdrawn = world.ready(ines);
        world.tasks().withdraw(withdrawn.id(), world.visitor(world.manager, Role.MANAGER));
        refuses(Problem.CONFLICT, "withdrawn", () -> reservations.claim(withdrawn.id(), ines));
        refuses(Problem.NOT_FOUND, "", () -> reservations.claim(new TaskId(UUID.randomUUID()), ines));
    }

    @Test
    void refusesNewClaimsInAClosedCampaignButLetsTheHolderFinish() {
        try (TaskWorld other = new TaskWorld()) {
            Reservations there = other.bean(Reservations.class);
            PersonId expert = other.person("expert");
            Task held = other.ready(expert);
            Task free = other.ready(expert);
            there.claim(held.id(), expert);
            Campaign campaign = other.campaign;
            other.bean(Campaigns.class).close(campaign.id(), "It is over.", other.manager);
            refuses(Problem.CONFLICT, "campaign is closed", () -> there.claim(free.id(), expert));
            assertThat(there.requireHolder(held.id(), expert).task()).isEqualTo(held.id());
            there.complete(held.id(), expert);
        }
    }

    private static void refuses(Problem problem, String part, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(part);
    }
}
