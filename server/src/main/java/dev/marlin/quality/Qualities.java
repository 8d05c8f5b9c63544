package dev.marlin.quality;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.experts.Experts;
import dev.marlin.golds.GoldResult;
import dev.marlin.golds.Golds;
import dev.marlin.kernel.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * The door of quality: one's own figures, and everybody's under pseudonyms. A person's work counts in whole tens, the
 * oldest first, so no answer to a single comparison, and no comparison with a known answer, shows in them.
 */
@Service
public class Qualities {
    /** In which pseudonyms are drawn for figures over all campaigns: they fit to no campaign's. */
    private static final UUID EVERYWHERE = new UUID(0x4000L, 0x8000000000000014L);

    private final QualityStore store;
    private final Experts experts;
    private final Golds golds;

    Qualities(QualityStore store, Experts experts, Golds golds) {
        this.store = store;
        this.experts = experts;
        this.golds = golds;
    }

    /** Somebody's figures in one campaign. */
    public record InCampaign(CampaignId campaign, Quality quality) {}

    /**
     * One's own figures.
     *
     * @param everywhere over all campaigns
     * @param campaigns those in which something of theirs is settled
     */
    public record Own(Quality everywhere, List<InCampaign> campaigns) {
        public Own {
            campaigns = List.copyOf(campaigns);
        }
    }

    /**
     * Figures of somebody who is not named.
     *
     * @param gold share of their comparable judgements on gold tasks that found the key; for those who run campaigns alone
     */
    public record Named(String pseudonym, Quality quality, Share gold) {}

    /** The person's own; of somebody without settled work all zero. */
    public Own own(PersonId person) {
        List<SettledWork> all = store.all();
        Set<CampaignId> mine = new LinkedHashSet<>();
        all.stream().filter(work -> work.person().equals(person)).forEach(work -> mine.add(work.campaign()));
        List<InCampaign> campaigns = new ArrayList<>();
        for (CampaignId campaign : mine) {
            campaigns.add(new InCampaign(campaign, of(person, in(all, campaign))));
        }
        return new Own(of(person, all), campaigns);
    }

    /** Everybody who has settled work in the campaign, or anywhere when none is named, by pseudonym. */
    public List<Named> everybody(Optional<CampaignId> campaign) {
        List<SettledWork> all = campaign.map(wanted -> in(store.all(), wanted)).orElseGet(store::all);
        UUID scope = campaign.map(CampaignId::value).orElse(EVERYWHERE);
        Map<PersonId, Quality> qualities = qualities(all);
        Map<PersonId, Share> gold = gold(campaign, List.copyOf(qualities.keySet()));
        return qualities.entrySet().stream()
                .map(entry -> new Named(
                        experts.pseudonym(scope, entry.getKey()),
                        entry.getValue(),
                        Objects.requireNonNull(gold.get(entry.getKey()))))
                .sorted(Comparator.comparing(Named::pseudonym))
                .toList();
    }

    private Map<PersonId, Share> gold(Optional<CampaignId> campaign, List<PersonId> people) {
        Map<PersonId, List<Boolean>> found = new HashMap<>();
        golds.results().stream()
                .filter(result -> campaign.map(result.campaign()::equals).orElse(true))
                .filter(result -> result.found() != GoldResult.Found.NOT_COMPARABLE)
                .forEach(result -> found.computeIfAbsent(result.person(), person -> new ArrayList<>())
                        .add(result.found() == GoldResult.Found.AGREES));
        List<Share> shares = Shrinkage.of(people.stream()
                .map(person -> Shrinkage.Count.of(found.getOrDefault(person, List.of())))
                .toList());
        Map<PersonId, Share> gold = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            gold.put(people.get(i), shares.get(i));
        }
        return gold;
    }

    private static List<SettledWork> in(List<SettledWork> all, CampaignId campaign) {
        return all.stream().filter(work -> work.campaign().equals(campaign)).toList();
    }

    private static Quality of(PersonId person, List<SettledWork> all) {
        Share none = new Share(0, Optional.empty());
        return Optional.ofNullable(qualities(all).get(person)).orElse(new Quality(none, none));
    }

    private static Map<PersonId, Quality> qualities(List<SettledWork> all) {
        Map<PersonId, List<SettledWork>> by = new LinkedHashMap<>();
        all.forEach(work ->
                by.computeIfAbsent(work.person(), person -> new ArrayList<>()).add(work));
        List<Share> first = Shrinkage.of(counts(by, SettledWork::authored, SettledWork::firstRound));
        List<Share> agreed = Shrinkage.of(counts(by, work -> true, SettledWork::agreed));
        Map<PersonId, Quality> found = new LinkedHashMap<>();
        int at = 0;
        for (PersonId person : by.keySet()) {
            found.put(person, new Quality(first.get(at), agreed.get(at)));
            at++;
        }
        return found;
    }

    private static List<Shrinkage.Count> counts(
            Map<PersonId, List<SettledWork>> by, Predicate<SettledWork> counts, Predicate<SettledWork> good) {
        return by.values().stream()
                .map(works -> Shrinkage.Count.of(
                        works.stream().filter(counts).map(good::test).toList()))
                .toList();
    }
}
