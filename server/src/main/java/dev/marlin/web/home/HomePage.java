package dev.marlin.web.home;

import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.Money;
import dev.marlin.onboarding.Onboarding;
import dev.marlin.pay.Ledger;
import dev.marlin.reservations.WorkingTime;
import dev.marlin.web.ui.PageView;
import dev.marlin.web.ui.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for the visitor, what they hold and what they earned.
 *
 * @param items longest waiting first
 * @param held what ends first first
 * @param time how long the visitor worked
 * @param onboarding steps to the first task, for experts who never held one
 */
public record HomePage(
        List<AttentionItem> items,
        List<HeldTask> held,
        Ledger.Earnings earnings,
        WorkingTime time,
        Optional<Onboarding.Progress> onboarding,
        Instant now)
        implements PageView {
    public HomePage {
        items = List.copyOf(items);
        held = List.copyOf(held);
    }

    /** {@code waits 19 min}, {@code waits 2 h}, {@code waits 3 days}. */
    public String waiting(AttentionItem item) {
        Duration span = Duration.between(item.since(), now);
        if (span.toMinutes() < 1) {
            return "since just now";
        }
        if (span.toHours() < 1) {
            return "waits " + span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? "waits " + span.toHours() + " h" : "waits " + span.toDays() + " days";
    }

    public TimeLeft left(Instant until) {
        return TimeLeft.until(until, now);
    }

    /** What is left on the clock of a held task. */
    public TimeLeft left(HeldTask task) {
        return TimeLeft.until(task.lease().leaseUntil(), task.lease().runsFrom(now));
    }

    /** Money of one currency: what the held tasks would bring, what was earned, what is due, what was paid. */
    public record Figures(String currency, Money held, int tasks, Money earned, Money payable, Money paid) {}

    /** One line of figures for each currency that the visitor has to do with. */
    public List<Figures> figures() {
        return earnings.payable().stream().map(this::figures).toList();
    }

    private Figures figures(Money payable) {
        String currency = payable.currency().getCurrencyCode();
        List<Money> fees = held.stream()
                .map(HeldTask::fee)
                .filter(fee -> fee.currency().equals(payable.currency()))
                .toList();
        Money sum = fees.stream().reduce(Money::plus).orElse(Money.of(0, currency));
        return new Figures(currency, sum, fees.size(), earnings.earned(currency), payable, earnings.paid(currency));
    }
}
