package dev.marlin.api.quality;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Visitor;
import dev.marlin.quality.Qualities;
import dev.marlin.quality.Quality;
import dev.marlin.quality.Share;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well people judge, for programs. */
@RestController
class QualityApi {
    private final Qualities qualities;
    private final Campaigns campaigns;

    QualityApi(Qualities qualities, Campaigns campaigns) {
        this.qualities = qualities;
        this.campaigns = campaigns;
    }

    /** A share between 0 and 1 with its 95 % credible interval; without figures where there are too few to say. */
    record ShareAnswer(
            long n,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {
        static ShareAnswer of(Share share) {
            return share.estimate()
                    .map(found -> new ShareAnswer(share.n(), found.value(), found.low(), found.high()))
                    .orElse(new ShareAnswer(share.n(), null, null, null));
        }
    }

    /**
     * Both shares.
     *
     * @param campaign its id; absent over all campaigns
     * @param who a pseudonym; absent for one's own
     * @param gold comparable judgements on gold tasks that found the key; absent for one's own
     */
    record QualityAnswer(
            @Nullable String campaign,
            @Nullable String who,
            ShareAnswer firstRound,
            ShareAnswer agreement,
            @Nullable ShareAnswer gold) {
        static QualityAnswer own(@Nullable String campaign, Quality quality) {
            return new QualityAnswer(
                    campaign, null, ShareAnswer.of(quality.firstRound()), ShareAnswer.of(quality.agreement()), null);
        }

        static QualityAnswer of(@Nullable String campaign, Qualities.Named one) {
            return new QualityAnswer(
                    campaign,
                    one.pseudonym(),
                    ShareAnswer.of(one.quality().firstRound()),
                    ShareAnswer.of(one.quality().agreement()),
                    ShareAnswer.of(one.gold()));
        }
    }

    /** One's own, over all campaigns and in each. */
    record OwnAnswer(QualityAnswer everywhere, List<QualityAnswer> campaigns) {}

    /** Everybody's, by pseudonym. */
    record PeopleAnswer(List<QualityAnswer> people) {}

    @GetMapping("/api/v1/quality")
    OwnAnswer own(Visitor visitor) {
        Qualities.Own own = qualities.own(visitor.id());
        return new OwnAnswer(
                QualityAnswer.own(null, own.everywhere()),
                own.campaigns().stream()
                        .map(one -> QualityAnswer.own(one.campaign().toString(), one.quality()))
                        .toList());
    }

    @GetMapping("/api/v1/quality/people")
    PeopleAnswer people(@RequestParam Optional<String> campaign) {
        Optional<CampaignId> chosen = campaign.map(CampaignId::parse);
        chosen.ifPresent(campaigns::get);
        return new PeopleAnswer(qualities.everybody(chosen).stream()
                .map(one -> QualityAnswer.of(chosen.map(CampaignId::toString).orElse(null), one))
                .toList());
    }
}
