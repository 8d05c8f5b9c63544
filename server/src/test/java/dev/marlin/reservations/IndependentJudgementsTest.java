package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.TaskStanding.Kind;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndependentJudgementsTest {
    private TaskWorld world;
    private Reservations reservations;
    private TaskQueue queue;
    private Skips skips;
    private Campaign campaign;
    private PersonId ines;
    private PersonId omar;
    private PersonId yuki;
    private Task task;

    @BeforeEach
    void open() {
        world = new TaskWorld();
        reservations = world.bean(Reservations.class);
        queue = world.bean(TaskQueue.class);
        skips = world.bean(Skips.class);
        campaign = world.campaign("Twice", ClaimTerms.of(2));
        ines = world.person("ines");
        omar = world.person("omar");
        yuki = world.person("yuki");
        task = world.ready(ines, campaign);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void handsATaskToAsManyAsJudgeItAndToNobodyTwice() {
        reservations.claim(task.id(), ines);
        reservations.claim(task.id(), omar);
        assertThat(refusal(task.id(), yuki)).isInstanceOf(ClaimRefusal.Taken.class);
        reservations.complete(task.id(), ines);
        assertThat(refusal(task.id(), ines)).isInstanceOf(ClaimRefusal.JudgedByYou.class);
        assertThat(refusal(task.id(), yuki)).isInstanceOf(ClaimRefusal.Taken.class);
        assertThat(reservations.completed(List.of(task.id()))).isEmpty();
        reservations.complete(task.id(), omar);
        assertThat(reservations.completed(List.of(task.id()))).containsExactly(task.id());
        assertThat(refusal(task.id(), yuki)).isInstanceOf(ClaimRefusal.Judged.class);
    }

    @Test
    void tellsAJudgeNothingOfTheOthersBeforeAllAreIn() {
        reservations.claim(task.id(), ines);
        assertThat(standing(omar)).isEqualTo(TaskStanding.OPEN);
        reservations.complete(task.id(), ines);
        assertThat(standing(omar)).isEqualTo(TaskStanding.OPEN);
        assertThat(standing(ines)).isEqualTo(new TaskStanding(Kind.JUDGED_BY_YOU, Optional.empty()));
        reservations.claim(task.id(), omar);
        assertThat(standing(ines)).isEqualTo(new TaskStanding(Kind.JUDGED_BY_YOU, Optional.empty()));
        assertThat(standing(omar).kind()).isEqualTo(Kind.MINE);
        assertThat(standing(yuki).kind()).isEqualTo(Kind.TAKEN);
        reservations.complete(task.id(), omar);
        assertThat(List.of(standing(ines), standing(omar)))
                .allSatisfy(seen -> assertThat(seen.kind()).isEqualTo(Kind.JUDGED_BY_YOU));
        assertThat(standing(yuki).kind()).isEqualTo(Kind.JUDGED);
    }

    @Test
    void stopsTheClockAsOftenAndAsLongAsTheCampaignSays() {
        Reservation claimed = reservations.claim(task.id(), ines);
        Reservation paused = reservations.pause(task.id(), ines);
        assertThat(paused.paused()).isTrue();
        assertThat(Duration.between(claimed.leaseUntil(), paused.leaseUntil())).isEqualTo(Duration.ofMinutes(30));
        refuses("stands already", () -> reservations.pause(task.id(), ines));
        world.clock.advance(Duration.ofMinutes(10));
        Reservation running = reservations.resume(task.id(), ines);
        assertThat(Duration.between(claimed.leaseUntil(), running.leaseUntil()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        refuses("runs already", () -> reservations.resume(task.id(), ines));
        reservations.pause(task.id(), ines);
        world.clock.advance(Duration.ofMinutes(31));
        assertThat(reservations.of(task.id(), ines).orElseThrow().paused()).isFalse();
        refuses("no pause left", () -> reservations.pause(task.id(), ines));
        assertThat(world.audited("task.lease-paused", task.id().value())).isEqualTo(2);
    }

    @Test
    void refusesAPauseOnceTheClockHasRunOut() {
        reservations.claim(task.id(), ines);
        world.clock.advance(Duration.ofMinutes(190));
        refuses("extend the claim first", () -> reservations.pause(task.id(), ines));
        reservations.extend(task.id(), ines);
        assertThat(reservations.pause(task.id(), ines).paused()).isTrue();
    }

    @Test
    void refusesAPageOfAnEarlierLeaseOfTheSamePerson() {
        long first = reservations.claim(task.id(), ines).fence();
        world.clock.advance(Duration.ofMinutes(211));
        long second = reservations.claim(task.id(), ines).fence();
        assertThat(second).isGreaterThan(first);
        refuses("kept as a draft", () -> reservations.requireHolder(task.id(), ines, OptionalLong.of(first)));
        assertThat(reservations
                        .requireHolder(task.id(), ines, OptionalLong.of(second))
                        .fence())
                .isEqualTo(second);
    }

    @Test
    void aManagerSaysWhoseLeaseIsTakenAway() {
        reservations.claim(task.id(), ines);
        long fence = reservations.claim(task.id(), omar).fence();
        refuses("by its fence", () -> reservations.takeAway(task.id(), OptionalLong.empty(), world.manager));
        reservations.takeAway(task.id(), OptionalLong.of(fence), world.manager);
        assertThat(reservations.holders(task.id()))
                .extracting(Reservation::holder)
                .containsExactly(ines);
    }

    @Test
    void tellsListenersOfEachClaimAndItsEndInTheSameTransaction() {
        List<String> told = new ArrayList<>();
        world.add("listener", new ClaimListener() {
            @Override
            public void claimed(Claim claim) {
                told.add("claimed " + claim.holder());
                if (claim.holder().equals(yuki)) {
                    throw MarlinException.conflict("no budget");
                }
            }

            @Override
            public void ended(Claim claim, ClaimEnd end) {
                assertThat(claim.campaign()).isEqualTo(campaign.id());
                told.add(end + " " + claim.holder());
            }
        });
        reservations.claim(task.id(), ines);
        reservations.claim(task.id(), ines);
        reservations.claim(task.id(), omar);
        reservations.complete(task.id(), ines);
        world.clock.advance(Duration.ofHours(4));
        reservations.sweep();
        assertThat(told).containsExactly("claimed " + ines, "claimed " + omar, "COMPLETED " + ines, "DROPPED " + omar);
        refuses("no budget", () -> reservations.claim(task.id(), yuki));
        assertThat(reservations.holders(task.id())).isEmpty();
    }

    @Test
    void hidesWhatIsNotOpenToAPersonAndTellsWhatTheyLack() {
        Task plain = world.ready(omar, campaign);
        Task closed = world.ready(omar, campaign);
        world.add("interest", (ClaimCondition) (asked, person) -> asked.id().equals(closed.id()) && person.equals(ines)
                ? Optional.of(new ClaimRefusal.NotOpenToYou())
                : Optional.empty());
        world.add("exam", (ClaimCondition) (asked, person) -> asked.id().equals(closed.id()) || person.equals(yuki)
                ? Optional.of(new ClaimRefusal.Lacking("qualification", "Pass the exam first. Nothing was changed."))
                : Optional.empty());
        assertThat(refusal(closed.id(), ines)).isEqualTo(new ClaimRefusal.NotOpenToYou());
        refuses("Pass the exam first", () -> reservations.claim(closed.id(), omar));
        assertThat(queue.shown(List.of(task, closed, plain), ines)).containsExactly(task, plain);
        assertThat(queue.nearest(task.id(), ines)).extracting(NearestTask::task).containsExactly(plain.id());
        assertThat(queue.nearest(task.id(), yuki)).isEmpty();
        QueueReport report = queue.report(TaskFilter.ready().in(campaign.id()), ines);
        assertThat(report.of(Kind.OPEN)).isEqualTo(2);
        assertThat(report.whole()).isTrue();
    }

    @Test
    void countsApartWhatAsksForSomethingThatIsLacking() {
        PersonId zoe = world.person("zoe");
        Campaign asking = world.campaign("Asking " + task.id());
        Campaign secret = world.campaign("Secret " + task.id());
        Task there = world.ready(omar, asking);
        Task hidden = world.ready(omar, secret);
        world.add("campaigns " + task.id(), new ClaimCondition() {
            @Override
            public Optional<ClaimRefusal> check(Task asked, PersonId person) {
                return Optional.ofNullable(
                        ofCampaigns(List.of(asked.campaign()), person).get(asked.campaign()));
            }

            @Override
            public Map<CampaignId, ClaimRefusal> ofCampaigns(Collection<CampaignId> campaigns, PersonId person) {
                return person.equals(zoe)
                        ? Map.of(
                                asking.id(), new ClaimRefusal.Lacking("exam", "Pass the exam."),
                                secret.id(), new ClaimRefusal.NotOpenToYou())
                        : Map.of();
            }

            @Override
            public Hiding hiding() {
                return Hiding.CAMPAIGNS;
            }
        });
        assertThat(queue.list(TaskFilter.ready(), world.visitor(zoe, Role.EXPERT))
                        .rows())
                .contains(there)
                .doesNotContain(hidden);
        QueueReport report = queue.report(TaskFilter.ready().in(asking.id()), zoe);
        assertThat(report.counts()).isEmpty();
        assertThat(report.lack()).contains(new QueueReport.Lack(1, "Pass the exam."));
        assertThat(queue.report(TaskFilter.ready().in(secret.id()), zoe).lack()).isEmpty();
        assertThat(queue.report(TaskFilter.ready().in(asking.id()), omar).of(Kind.OPEN))
                .isEqualTo(1);
    }

    @Test
    void offersTheThreeMostSimilarFreeTasksAlwaysTheSame() {
        Task elsewhere = world.ready(ines);
        List<TaskId> same = world.copies(task, campaign.id(), 4);
        reservations.claim(same.get(0), omar);
        skips.skip(same.get(1), omar, SkipReason.UNCLEAR);
        List<NearestTask> near = queue.nearest(task.id(), omar);
        assertThat(near)
                .extracting(NearestTask::task)
                .containsExactlyInAnyOrder(same.get(2), same.get(3), elsewhere.id());
        assertThat(near.getLast().task()).isEqualTo(elsewhere.id());
        assertThat(queue.nearest(task.id(), omar)).isEqualTo(near);
    }

    @Test
    void countsTrulyWhyNothingCanBeClaimed() {
        List<TaskId> more = world.copies(task, campaign.id(), 3);
        reservations.claim(task.id(), ines);
        reservations.claim(task.id(), omar);
        reservations.claim(more.get(0), yuki);
        reservations.claim(more.get(1), yuki);
        reservations.complete(more.get(1), yuki);
        skips.skip(more.get(2), yuki, SkipReason.NOT_MY_FIELD);
        QueueReport report = queue.report(TaskFilter.ready().in(campaign.id()), yuki);
        assertThat(report.counts())
                .containsOnlyKeys(Kind.TAKEN, Kind.MINE, Kind.JUDGED_BY_YOU, Kind.SKIPPED)
                .allSatisfy((kind, many) -> assertThat(many).isEqualTo(1));
        assertThat(report.nextFree())
                .contains(reservations.of(task.id(), ines).orElseThrow().graceUntil());
        skips.undo(more.get(2), yuki);
        assertThat(queue.report(TaskFilter.ready().in(campaign.id()), yuki).of(Kind.OPEN))
                .isEqualTo(1);
    }

    @Test
    void skipsWithAReasonThatManagersSeeAndCanBeTakenBack() {
        skips.skip(task.id(), omar, SkipReason.BROKEN);
        skips.skip(task.id(), yuki, SkipReason.BROKEN);
        skips.skip(task.id(), yuki, SkipReason.BROKEN);
        assertThat(skips.reasons(task.id())).containsOnlyKeys(SkipReason.BROKEN).containsEntry(SkipReason.BROKEN, 2L);
        skips.undo(task.id(), yuki);
        skips.undo(task.id(), yuki);
        assertThat(skips.of(task.id(), yuki)).isEmpty();
        assertThat(skips.reasons(task.id())).containsEntry(SkipReason.BROKEN, 1L);
        reservations.claim(task.id(), ines);
        refuses("give it back first", () -> skips.skip(task.id(), ines, SkipReason.OTHER));
        assertThat(world.audited("task.skipped", task.id().value())).isEqualTo(2);
        assertThatThrownBy(() -> SkipReason.parse("boring"))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INVALID));
    }

    private TaskStanding standing(PersonId person) {
        return queue.standings(List.of(task.id()), person).get(task.id());
    }

    private ClaimRefusal refusal(TaskId id, PersonId person) {
        try {
            reservations.claim(id, person);
        } catch (ClaimRefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("was not refused");
    }

    private static void refuses(String part, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(MarlinException.class).hasMessageContaining(part);
    }
}
