package dev.marlin.api.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.reviews.terms.TermsBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's review terms, for programs. */
@RestController
class TermsApi {
    private final TermsBook book;

    TermsApi(TermsBook book) {
        this.book = book;
    }

    /** Terms as programs send and see them; all fields are needed. */
    record Terms(
            @Nullable List<Integer> panels,
            @Nullable String rule,
            @Nullable Integer axisGap,
            @Nullable Integer stabilityPercent,
            @Nullable Integer blindPercent,
            @Nullable Integer rounds,
            @Nullable Integer turnHours,
            @Nullable Integer decisionHours,
            @Nullable Integer appealHours) {
        static Terms of(ReviewTerms terms) {
            return new Terms(
                    terms.panels(),
                    terms.rule().kind().key(),
                    terms.rule().axisGap(),
                    terms.rule().stabilityPercent(),
                    terms.blindPercent(),
                    terms.limits().rounds(),
                    Math.toIntExact(terms.limits().turn().toHours()),
                    Math.toIntExact(terms.limits().decision().toHours()),
                    Math.toIntExact(terms.limits().appeal().toHours()));
        }

        ReviewTerms wanted() {
            return new ReviewTerms(
                    need("panels", panels),
                    new AgreementRule(
                            AgreementRule.Kind.parse(need("rule", rule)),
                            need("axisGap", axisGap),
                            need("stabilityPercent", stabilityPercent)),
                    need("blindPercent", blindPercent),
                    new ReviewTerms.Limits(
                            need("rounds", rounds),
                            Duration.ofHours(need("turnHours", turnHours)),
                            Duration.ofHours(need("decisionHours", decisionHours)),
                            Duration.ofHours(need("appealHours", appealHours))));
        }
    }

    /** @param seen number in force that the program saw */
    record TermsInput(@Nullable Integer seen, @Nullable Terms terms) {}

    /** One version. */
    record VersionAnswer(int number, Instant since, Terms terms) {
        static VersionAnswer of(TermsBook.Version version) {
            return new VersionAnswer(version.number(), version.at(), Terms.of(version.terms()));
        }
    }

    /** All versions, latest first; the first is in force. */
    record TermsAnswer(List<VersionAnswer> versions) {}

    @GetMapping("/api/v1/campaigns/{campaign}/review-terms")
    TermsAnswer all(@PathVariable String campaign) {
        return new TermsAnswer(book.history(CampaignId.parse(campaign)).stream()
                .map(VersionAnswer::of)
                .toList());
    }

    @PostMapping("/api/v1/campaigns/{campaign}/review-terms")
    VersionAnswer set(Visitor visitor, @PathVariable String campaign, @RequestBody TermsInput input) {
        ReviewTerms wanted = need("terms", input.terms()).wanted();
        return VersionAnswer.of(book.set(CampaignId.parse(campaign), need("seen", input.seen()), wanted, visitor.id()));
    }

    private static <T> T need(String field, @Nullable T value) {
        if (value == null) {
            throw MarlinException.invalid(field + ": it is missing. Nothing was stored.");
        }
        return value;
    }
}
