package dev.marlin.dashboards;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Battle.Verdict;
import dev.marlin.eligibility.Duties;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.statistics.agreement.BlindingIndex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The door of dashboards: a campaign in numbers, for those who do not judge in it. The same accepted work always gives
 * the same numbers.
 */
@Service
public class Dashboards {
    private final Campaigns campaigns;
    private final BattleStore battles;
    private final FunnelStore funnel;
    private final Duties duties;

    Dashboards(Campaigns campaigns, BattleStore battles, FunnelStore funnel, Duties duties) {
        this.campaigns = campaigns;
        this.battles = battles;
        this.funnel = funnel;
        this.duties = duties;
    }

    /**
     * The campaign in numbers.
     *
     * @throws MarlinException NOT_FOUND; FORBIDDEN for whoever claimed, reviewed or decided anything in the campaign
     */
    public Dashboard of(CampaignId id, Period period, PersonId reader) {
        requireReader(id, reader);
        return compute(campaigns.get(id), period);
    }

    /** @throws MarlinException NOT_FOUND; FORBIDDEN for whoever claimed, reviewed or decided anything in the campaign */
    public void requireReader(CampaignId id, PersonId reader) {
        campaigns.get(id);
        duties.requireNone(id, reader);
    }

    /** Whether the person neither judges, reviews nor decides in the campaign, and never did. */
    public boolean mayRead(CampaignId id, PersonId reader) {
        return !duties.any(id, reader);
    }

    /** The campaign in numbers, of all time, for the house itself: nobody is shown it. */
    public Dashboard ofHouse(Campaign campaign) {
        return compute(campaign, Period.ALL);
    }

    private Dashboard compute(Campaign campaign, Period period) {
        CampaignId id = campaign.id();
        List<Battle> met = battles.battles(id, period);
        List<Money> earned = funnel.earned(id, period);
        Optional<Money> each = earned.stream()
                .filter(money -> money.currency().equals(campaign.authorFee().currency()))
                .findFirst()
                .flatMap(money -> per(money, met.size()));
        return new Dashboard(
                id.toString(),
                period.key(),
                funnel.funnel(id),
                funnel.overdue(id),
                met.stream().filter(battle -> battle.sides().scripted()).count(),
                PairTables.preferences(met),
                AgreementTables.of(battles.opinions(id, period)),
                new Dashboard.Bias(
                        sideA(met),
                        battles.blinding(id, period, Share.CONFIDENCE)
                                .map(BlindingIndex::index)
                                .map(index -> Share.of(index.n(), Optional.of(index)))),
                verifiers(met),
                earned.stream()
                        .map(money -> new Dashboard.Cost(
                                money.currency().getCurrencyCode(),
                                money.amountText(),
                                met.size(),
                                per(money, met.size()).map(Money::amountText)))
                        .toList(),
                Forecasts.of(met, each));
    }

    private static Share sideA(List<Battle> met) {
        List<Battle> decided = met.stream().filter(Dashboards::isDecided).toList();
        return Share.of(decided, Battle::task, battle -> battle.verdict() == Verdict.A ? 1 : 0);
    }

    private static boolean isDecided(Battle battle) {
        return battle.verdict() == Verdict.A || battle.verdict() == Verdict.B;
    }

    private static Dashboard.Verifiers verifiers(List<Battle> met) {
        record Work(String task, boolean passes) {}
        List<Work> works = met.stream()
                .flatMap(battle -> battle.resolved().stream()
                        .flatMap(both ->
                                Stream.of(new Work(battle.task(), both.a()), new Work(battle.task(), both.b()))))
                .toList();
        List<Battle> telling = met.stream()
                .filter(Dashboards::isDecided)
                .filter(battle ->
                        battle.resolved().filter(both -> both.a() != both.b()).isPresent())
                .toList();
        return new Dashboard.Verifiers(
                Share.of(works, Work::task, work -> work.passes() ? 1 : 0),
                Share.of(
                        telling,
                        Battle::task,
                        battle -> (battle.verdict() == Verdict.A)
                                        == battle.resolved().orElseThrow().a()
                                ? 1
                                : 0));
    }

    private static Optional<Money> per(Money sum, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        BigDecimal.valueOf(sum.minorUnits())
                                .divide(BigDecimal.valueOf(count), RoundingMode.HALF_UP)
                                .longValueExact(),
                        sum.currency()));
    }
}
