package dev.marlin.campaigns;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.Problem;
import java.math.BigDecimal;
import java.util.Currency;

/** Reads amounts as people and programs write them: a plain decimal with at most the currency's digits. */
public final class Fee {
    private Fee() {}

    /**
     * The amount in minor units; {@code 280} and {@code 280.00} are the same.
     *
     * @param field named when the amount is refused
     * @param currency ISO 4217
     * @throws MarlinException INVALID when it is no such amount or currency
     */
    public static Money parse(String field, String amount, String currency) {
        Currency known = currency(currency);
        int digits = known.getDefaultFractionDigits();
        NewCampaign.require(
                amount.matches("[0-9]{1,9}([.][0-9]{1," + Math.max(1, digits) + "})?"),
                field + ": an amount such as 280.00 is needed, not “" + amount + "”");
        BigDecimal decimal = new BigDecimal(amount);
        NewCampaign.require(
                decimal.stripTrailingZeros().scale() <= digits,
                field + ": " + currency + " has " + digits + " digits after the point");
        return new Money(decimal.movePointRight(digits).longValueExact(), known);
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new MarlinException(
                    Problem.INVALID,
                    "currency: an ISO 4217 code such as USD is needed, not “" + code + "”. Nothing was stored.",
                    e);
        }
    }
}
