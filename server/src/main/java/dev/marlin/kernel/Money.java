package dev.marlin.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in integer minor units of one currency.
 *
 * @param minorUnits cents for USD; may be negative in ledger entries
 * @param currency ISO 4217
 */
public record Money(long minorUnits, Currency currency) {
    private static final Currency USD = Currency.getInstance("USD");

    public static Money usd(long cents) {
        return new Money(cents, USD);
    }

    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, Currency.getInstance(currencyCode));
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** Plain decimal with the currency's digits: {@code 280.00}. */
    public String amountText() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amountText();
    }
}
