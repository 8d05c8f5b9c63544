package dev.marlin.pay;

import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import dev.marlin.reservations.ClaimListener.Claim;
import dev.marlin.reviews.OutcomeListener.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One person's money as a child would count it: amounts in purses, moved by hand. */
final class PersonModel {
    final PersonId person;
    final List<ClaimModel> claims = new ArrayList<>();
    final List<Paid> paid = new ArrayList<>();
    final List<HeldBack> holds = new ArrayList<>();
    private final Map<String, Map<Purse, Long>> purses = new TreeMap<>();

    PersonModel(PersonId person) {
        this.person = person;
    }

    /** A claim and how far it has come. */
    static final class ClaimModel {
        final Claim claim;
        final Work work;
        final String currency;
        final long fee;
        Stage stage = Stage.RESERVED;

        ClaimModel(Claim claim, Work work, String currency, long fee) {
            this.claim = claim;
            this.work = work;
            this.currency = currency;
            this.fee = fee;
        }
    }

    enum Stage {
        RESERVED,
        IN_REVIEW,
        OVER
    }

    /** Something that can be taken back once. */
    record Paid(UUID transaction, String currency, long amount) {}

    record HeldBack(UUID id, String currency, long amount) {}

    long in(String currency, Purse purse) {
        return purses.getOrDefault(currency, Map.of()).getOrDefault(purse, 0L);
    }

    void add(String currency, Purse purse, long amount) {
        purses.computeIfAbsent(currency, code -> new EnumMap<>(Purse.class)).merge(purse, amount, Long::sum);
    }

    void move(String currency, Purse from, Purse to, long amount) {
        add(currency, from, -amount);
        if (to == Purse.PAYABLE) {
            becomesPayable(currency, amount);
        } else {
            add(currency, to, amount);
        }
    }

    /** What was carried forward is made good first. */
    void becomesPayable(String currency, long amount) {
        add(currency, Purse.PAYABLE, amount);
        long good = Math.min(-in(currency, Purse.CARRIED), in(currency, Purse.PAYABLE));
        add(currency, Purse.PAYABLE, -good);
        add(currency, Purse.CARRIED, good);
    }

    void reverse(Paid one) {
        long now = Math.min(one.amount(), in(one.currency(), Purse.PAYABLE));
        add(one.currency(), Purse.PAYABLE, -now);
        add(one.currency(), Purse.CARRIED, now - one.amount());
        paid.remove(one);
    }

    /** Purses that hold something, as text: comparable with the database's. */
    String state() {
        StringBuilder text = new StringBuilder();
        purses.forEach((currency, balances) -> balances.forEach((purse, amount) -> {
            if (amount != 0) {
                text.append(currency)
                        .append(' ')
                        .append(purse)
                        .append(' ')
                        .append(amount)
                        .append('\n');
            }
        }));
        return text.toString();
    }

    static String state(List<Ledger.Balance> balances) {
        StringBuilder text = new StringBuilder();
        for (Ledger.Balance balance : balances) {
            if (balance.amount().minorUnits() != 0) {
                text.append(balance.amount().currency().getCurrencyCode())
                        .append(' ')
                        .append(balance.purse())
                        .append(' ')
                        .append(balance.amount().minorUnits())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
