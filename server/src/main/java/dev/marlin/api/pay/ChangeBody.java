package dev.marlin.api.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in finance wants, as programs say it; a kind reads only what it needs.
 *
 * @param kind {@code rate}, {@code payment}, {@code hold}, {@code bonus}, {@code reversal} or {@code release}
 * @param person whose money it is, by id; or {@code login} instead
 * @param job {@code author}, {@code reviewer} or {@code adjudicator}, of a rate
 * @param category of a rate; any, when it is left out, like {@code skill}
 * @param from first day of a rate, UTC; left out: when the second person agrees
 * @param until last day of a hold is the one before, UTC
 * @param transaction that a reversal takes back
 * @param hold that a release ends
 */
record ChangeBody(
        @Nullable String kind,
        @Nullable String person,
        @Nullable String login,
        @Nullable String campaign,
        @Nullable String job,
        @Nullable String category,
        @Nullable String skill,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String from,
        @Nullable String until,
        @Nullable String transaction,
        @Nullable String hold,
        @Nullable String reason) {

    /** @throws MarlinException INVALID, naming the field; NOT_FOUND for what is no id */
    Change change(People people, Instant now) {
        return switch (Given.text(kind)) {
            case "rate" -> new Change.NewRate(scope(), Given.amount(amount, currency), from(now));
            case "payment" -> new Change.Payment(who(people), Given.amount(amount, currency));
            case "hold" -> new Change.Hold(who(people), Given.amount(amount, currency), midnight("until", until));
            case "bonus" ->
                new Change.Bonus(who(people), CampaignId.parse(Given.text(campaign)), Given.amount(amount, currency));
            case "reversal" -> new Change.Reversal(who(people), Id.parse("That transaction", Given.text(transaction)));
            case "release" -> new Change.Release(who(people), Id.parse("That hold", Given.text(hold)));
            default ->
                throw MarlinException.invalid("kind: rate, payment, hold, bonus, reversal or release is wanted, not “"
                        + Given.text(kind) + "”. Nothing was proposed.");
        };
    }

    private Scope scope() {
        return new Scope(
                CampaignId.parse(Given.text(campaign)), Job.parse(Given.text(job)), orAny(category), orAny(skill));
    }

    private Instant from(Instant now) {
        return Given.text(from).isEmpty() ? now : midnight("from", from);
    }

    private PersonId who(People people) {
        String id = Given.text(person);
        String name = Given.text(login);
        if (id.isEmpty() == name.isEmpty()) {
            throw MarlinException.invalid(
                    "person: say whose money it is, by the field person or by the field login. Nothing was proposed.");
        }
        return id.isEmpty()
                ? people.findByLogin(name)
                        .map(Person::id)
                        .orElseThrow(() -> MarlinException.invalid(
                                "login: nobody signs in as “" + name + "”. Nothing was proposed."))
                : PersonId.parse(id);
    }

    private static Instant midnight(String field, @Nullable String day) {
        return Period.day(field, Given.text(day)).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String orAny(@Nullable String given) {
        return Given.text(given).isEmpty() ? Scope.ANY : Given.text(given);
    }
}
