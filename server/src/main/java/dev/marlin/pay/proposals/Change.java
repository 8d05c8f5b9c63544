package dev.marlin.pay.proposals;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.rates.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a proposal would do. */
public sealed interface Change {
    /** Whose money it is about; they may neither propose nor decide it. */
    Optional<PersonId> concerns();

    /** As SQL and pages spell it. */
    String kind();

    /** A new rate from a moment on. */
    record NewRate(Scope scope, Money amount, Instant from) implements Change {
        @Override
        public Optional<PersonId> concerns() {
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "rate";
        }
    }

    /** Keeps back what is payable, until a moment at the latest. */
    record Hold(PersonId person, Money amount, Instant until) implements Change {
        public Hold {
            positive(amount);
        }

        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "hold";
        }
    }

    /**
     * Ends a hold before its time.
     *
     * @param hold the proposal that placed it
     */
    record Release(PersonId person, UUID hold) implements Change {
        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "release";
        }
    }

    /** Pays more than the rule gives. */
    record Bonus(PersonId person, CampaignId campaign, Money amount) implements Change {
        public Bonus {
            positive(amount);
        }

        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "bonus";
        }
    }

    /**
     * Pays what a transaction paid too little.
     *
     * @param transaction the one that was wrong
     */
    record Correction(PersonId person, CampaignId campaign, Money amount, UUID transaction) implements Change {
        public Correction {
            positive(amount);
        }

        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "correction";
        }
    }

    /** Takes back a fee, bonus or correction; what was paid out already is carried forward. */
    record Reversal(PersonId person, UUID transaction) implements Change {
        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "reversal";
        }
    }

    /** Records that a person was paid by other means than a batch. */
    record Payment(PersonId person, Money amount) implements Change {
        public Payment {
            positive(amount);
        }

        @Override
        public Optional<PersonId> concerns() {
            return Optional.of(person);
        }

        @Override
        public String kind() {
            return "payment";
        }
    }

    private static void positive(Money amount) {
        if (amount.minorUnits() <= 0) {
            throw MarlinException.invalid("amount: more than zero is needed. Nothing was proposed.");
        }
    }
}
