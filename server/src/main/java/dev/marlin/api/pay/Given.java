package dev.marlin.api.pay;

import dev.marlin.campaigns.Fee;
import dev.marlin.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a program may leave out, read as a form that was left empty. */
final class Given {
    private Given() {}

    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** An amount: a plain decimal and a currency by ISO 4217. */
    static Money amount(@Nullable String amount, @Nullable String currency) {
        return Fee.parse("amount", text(amount), text(currency));
    }
}
