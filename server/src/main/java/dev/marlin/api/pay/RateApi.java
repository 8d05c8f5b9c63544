package dev.marlin.api.pay;

import dev.marlin.api.pay.ProposalAnswer.ScopeAnswer;
import dev.marlin.identity.People;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.proposals.Proposals;
import dev.marlin.pay.proposals.StandingHold;
import dev.marlin.pay.rates.Rate;
import dev.marlin.pay.rates.Rates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rates, and holds that stand, for programs of finance; both come and go by proposals. */
@RestController
class RateApi {
    private final Rates rates;
    private final Proposals proposals;
    private final People people;

    RateApi(Rates rates, Proposals proposals, People people) {
        this.rates = rates;
        this.proposals = proposals;
        this.people = people;
    }

    /** All rates, latest first. */
    record RatesAnswer(List<RateAnswer> rates) {}

    /** One rate, in force or to come. */
    record RateAnswer(
            String id, ScopeAnswer scope, String currency, String amount, Instant effectiveFrom, String reason) {
        static RateAnswer of(Rate rate) {
            return new RateAnswer(
                    rate.id().toString(),
                    ScopeAnswer.of(rate.scope()),
                    rate.amount().currency().getCurrencyCode(),
                    rate.amount().amountText(),
                    rate.effectiveFrom(),
                    rate.reason());
        }
    }

    /** Holds by the day they end. */
    record HoldsAnswer(List<HoldAnswer> holds) {}

    /** @param id what a proposal of kind {@code release} names */
    record HoldAnswer(
            String id,
            Somebody person,
            String currency,
            String amount,
            Instant until,
            String reason,
            Instant placedAt) {
        static HoldAnswer of(StandingHold hold, Map<PersonId, String> names) {
            return new HoldAnswer(
                    hold.id().toString(),
                    Somebody.of(hold.person(), names),
                    hold.amount().currency().getCurrencyCode(),
                    hold.amount().amountText(),
                    hold.until(),
                    hold.reason(),
                    hold.placedAt());
        }
    }

    @GetMapping("/api/v1/ledger/rates")
    RatesAnswer rates() {
        return new RatesAnswer(rates.all().stream().map(RateAnswer::of).toList());
    }

    @GetMapping("/api/v1/ledger/holds")
    HoldsAnswer holds() {
        Map<PersonId, String> names = Somebody.names(people);
        return new HoldsAnswer(proposals.holds().stream()
                .map(hold -> HoldAnswer.of(hold, names))
                .toList());
    }
}
