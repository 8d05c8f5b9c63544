package dev.marlin.dashboards;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Battle.Verdict;
import dev.marlin.dashboards.BattleStore.Opinion;
import dev.marlin.dashboards.outliers.Ending;
import dev.marlin.dashboards.outliers.Outliers;
import dev.marlin.dashboards.outliers.Voice;
import dev.marlin.eligibility.Duties;
import dev.marlin.experts.Experts;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.statistics.agreement.BlindingIndex;
import dev.marlin.statistics.interval.Estimate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * The door of dashboards: a campaign in numbers, for those who do not judge in it. The same accepted work always gives
 * the same numbers.
 */
@Service
public class Dashboards {
    private final Campaigns campaigns;
    private final Stores stores;
    private final Duties duties;
    private final Experts experts;
    private final Clock clock;

    Dashboards(Campaigns campaigns, Stores stores, Duties duties, Experts experts, Clock clock) {
        this.campaigns = campaigns;
        this.stores = stores;
        this.duties = duties;
        this.experts = experts;
        this.clock = clock;
    }

    /** What is read from. */
    @Component("dashboardStores")
    record Stores(BattleStore battles, TraitStore traits, FunnelStore funnel, GuessStore guesses) {}

    /**
     * The campaign in numbers, with what is said of people.
     *
     * @throws MarlinException NOT_FOUND; FORBIDDEN for whoever claimed, reviewed or decided anything in the campaign
     */
    public Dashboard of(CampaignId id, Period period, PersonId reader) {
        return citable(id, period, reader).with(outliers(id, period));
    }

    /**
     * The campaign in numbers, without anything of people.
     *
     * @throws MarlinException as {@link #of(CampaignId, Period, PersonId)}
     */
    public Dashboard citable(CampaignId id, Period period, PersonId reader) {
        return again(id, period, now(), reader);
    }

    /**
     * As {@link #citable}, by the rows of today, with clocks and pace as of another moment: what a reader who was
     * there before should find again.
     *
     * @throws MarlinException as {@link #of(CampaignId, Period, PersonId)}
     */
    public Dashboard again(CampaignId id, Period period, Instant asOf, PersonId reader) {
        requireReader(id, reader);
        return compute(campaigns.get(id), period, asOf);
    }

    /**
     * Two periods side by side.
     *
     * @throws MarlinException INVALID when they are one; otherwise as {@link #of(CampaignId, Period, PersonId)}
     */
    public Compared compare(CampaignId id, Period earlier, Period later, PersonId reader) {
        requireReader(id, reader);
        if (earlier.equals(later)) {
            throw MarlinException.invalid("with: another period than " + later.key() + ". Nothing was changed.");
        }
        Campaign campaign = campaigns.get(id);
        Instant now = now();
        return Compared.of(compute(campaign, earlier, now), compute(campaign, later, now));
    }

    /**
     * All guesses of who was who, by how they came out.
     *
     * @throws MarlinException as {@link #of(CampaignId, Period, PersonId)}
     */
    public List<Guess> guesses(CampaignId id, PersonId reader) {
        requireReader(id, reader);
        return stores.guesses().guesses(id);
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
        return compute(campaign, Period.ALL, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Dashboard compute(Campaign campaign, Period period, Instant now) {
        CampaignId id = campaign.id();
        Map<UUID, Battle.Traits> traits = stores.traits().traits(id);
        List<Battle> met = stores.battles().battles(id, period, traits);
        List<Opinion> opinions = stores.battles().opinions(id, period);
        List<Money> earned = stores.funnel().earned(id, period);
        Optional<Money> each = earned.stream()
                .filter(money -> money.currency().equals(campaign.authorFee().currency()))
                .findFirst()
                .flatMap(money -> CostTables.per(money, met.size()));
        return new Dashboard(
                id.toString(),
                period.key(),
                now,
                stores.funnel().funnel(id, now),
                stores.funnel().overdue(id, now),
                met.stream().filter(battle -> battle.sides().scripted()).count(),
                PairTables.preferences(met),
                AgreementTables.of(opinions),
                AgreementTables.slices(opinions, traits),
                new Dashboard.Bias(
                        sideA(met),
                        blinding(stores.guesses().guesses(id).stream()
                                .filter(guess -> period.holds(guess.at()))
                                .toList())),
                verifiers(met),
                CostTables.of(earned, met.size()),
                CostTables.slices(stores.funnel().fees(id, period), met, traits),
                Forecasts.of(met, each),
                Optional.empty());
    }

    private Outliers outliers(CampaignId id, Period period) {
        Map<PersonId, String> known = new HashMap<>();
        Function<PersonId, String> who =
                person -> known.computeIfAbsent(person, one -> experts.pseudonym(id.value(), one));
        return Outliers.of(
                stores.battles().opinions(id, period).stream()
                        .filter(one -> one.axis().equals("overall"))
                        .map(one -> new Voice(
                                one.comparison().toString(), who.apply(one.judge()), one.author(), one.category()))
                        .toList(),
                stores.battles().settled(id, period).stream()
                        .map(one -> new Ending(who.apply(one.author()), one.back()))
                        .toList());
    }

    private static Share sideA(List<Battle> met) {
        List<Battle> decided = met.stream().filter(Dashboards::isDecided).toList();
        return Share.of(decided, Battle::task, battle -> battle.verdict() == Verdict.A ? 1 : 0);
    }

    private static Optional<Share> blinding(List<Guess> guesses) {
        if (guesses.isEmpty()) {
            return Optional.empty();
        }
        Map<Guess.Outcome, Long> counts =
                guesses.stream().collect(Collectors.groupingBy(Guess::outcome, Collectors.counting()));
        Estimate index = BlindingIndex.of(
                        counts.getOrDefault(Guess.Outcome.RIGHT, 0L),
                        counts.getOrDefault(Guess.Outcome.WRONG, 0L),
                        counts.getOrDefault(Guess.Outcome.COULD_NOT_TELL, 0L),
                        Share.CONFIDENCE)
                .index();
        return Optional.of(Share.of(index.n(), Optional.of(index)));
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
}
