package dev.marlin.pay.payouts;

import dev.marlin.kernel.MarlinException;
import java.math.BigInteger;
import java.util.Locale;

/**
 * An International Bank Account Number (ISO 13616) with right check digits.
 *
 * @param value without spaces, upper case
 */
public record Iban(String value) {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** @throws MarlinException INVALID when the form or the check digits are wrong */
    public Iban {
        value = value.replaceAll("[ \\u00a0-]", "").toUpperCase(Locale.ROOT);
        if (!value.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") || !checks(value)) {
            throw MarlinException.invalid(
                    "iban: this is no IBAN, or a digit of it is wrong. Compare it with your bank's;"
                            + " nothing was saved.");
        }
    }

    /** As people may see it: country, check digits and the last four. */
    public String masked() {
        return value.substring(0, 4) + " •••• " + value.substring(value.length() - 4);
    }

    /** The whole number only where it is asked for by name. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean checks(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }
}
