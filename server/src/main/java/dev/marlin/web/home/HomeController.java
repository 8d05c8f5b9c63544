package dev.marlin.web.home;

import dev.marlin.attention.Attention;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.onboarding.Onboarding;
import dev.marlin.pay.Ledger;
import dev.marlin.reservations.ActiveTime;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.Reservations;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomeController {
    private final Attention attention;
    private final Ledger ledger;
    private final Work work;
    private final Clock clock;

    HomeController(Attention attention, Ledger ledger, Work work, Clock clock) {
        this.attention = attention;
        this.ledger = ledger;
        this.work = work;
        this.clock = clock;
    }

    /** What a held task is made of, and how long the visitor worked. */
    @Component
    record Work(
            Reservations reservations,
            Tasks tasks,
            Campaigns campaigns,
            NeutralPairs pairs,
            ActiveTime time,
            Onboarding onboarding) {}

    @GetMapping("/")
    HomePage home(Visitor visitor) {
        List<HeldTask> held = work.reservations().heldBy(visitor.id()).stream()
                .map(this::held)
                .toList();
        return new HomePage(
                attention.of(visitor.id()),
                held,
                ledger.earnings(visitor.id()),
                work.time().of(visitor.id()),
                Optional.of(visitor)
                        .filter(person -> person.is(Role.EXPERT))
                        .map(person -> work.onboarding().of(person.id()))
                        .filter(progress -> !progress.working()),
                clock.instant());
    }

    private HeldTask held(Reservation lease) {
        Task task = work.tasks().get(lease.task());
        return new HeldTask(
                task,
                lease,
                work.campaigns().get(task.campaign()).authorFee(),
                work.pairs().startedBy(lease.holder(), task.id()));
    }
}
