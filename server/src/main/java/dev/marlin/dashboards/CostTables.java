package dev.marlin.dashboards;

import dev.marlin.dashboards.FunnelStore.Fee;
import dev.marlin.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What was earned, in all and by what comparisons are of. */
final class CostTables {
    private CostTables() {}

    static List<Dashboard.Cost> of(List<Money> earned, int accepted) {
        return earned.stream()
                .map(money -> new Dashboard.Cost(
                        money.currency().getCurrencyCode(),
                        money.amountText(),
                        accepted,
                        per(money, accepted).map(Money::amountText)))
                .toList();
    }

    /**
     * Fees of comparisons; bonuses and corrections are of none. There is none by turn, for nobody is paid by the turn.
     *
     * @param met what was accepted
     */
    static List<Dashboard.CostSlice> slices(List<Fee> fees, List<Battle> met, Map<UUID, Battle.Traits> traits) {
        List<Dashboard.CostSlice> rows = new ArrayList<>();
        for (Slicing slicing : Slicing.values()) {
            TreeMap<String, Integer> accepted = new TreeMap<>();
            met.forEach(
                    battle -> slicing.part(battle.traits()).ifPresent(part -> accepted.merge(part, 1, Integer::sum)));
            TreeMap<String, TreeMap<String, Money>> parts = new TreeMap<>();
            fees.forEach(fee -> Optional.ofNullable(traits.get(fee.comparison()))
                    .flatMap(slicing::part)
                    .ifPresent(part -> parts.computeIfAbsent(part, key -> new TreeMap<>())
                            .merge(fee.amount().currency().getCurrencyCode(), fee.amount(), Money::plus)));
            parts.forEach((part, sums) -> {
                int count = accepted.getOrDefault(part, 0);
                if (!slicing.onlyLarge() || count >= Share.FEWEST) {
                    sums.forEach((currency, sum) -> rows.add(new Dashboard.CostSlice(
                            slicing.key() + " " + part,
                            currency,
                            sum.amountText(),
                            count,
                            per(sum, count).map(Money::amountText))));
                }
            });
        }
        return rows;
    }

    /** Each of so many, rounded half up; empty when there are none. */
    static Optional<Money> per(Money sum, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        BigDecimal.valueOf(sum.minorUnits())
                                .divide(BigDecimal.valueOf(count), RoundingMode.HALF_UP)
                                .longValueExact(),
                        sum.currency()));
    }
}
