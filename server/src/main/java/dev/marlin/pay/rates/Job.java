package dev.marlin.pay.rates;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** What somebody is paid for. None of them depends on how a comparison came out. */
public enum Job {
    /** An accepted submission. */
    AUTHOR,
    /** A review that was sent, whatever became of the submission. */
    REVIEWER,
    /** A decision where people differed. */
    ADJUDICATOR;

    /** As SQL and forms spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException INVALID when no job is spelled so */
    public static Job parse(String key) {
        return Arrays.stream(values())
                .filter(job -> job.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        "job: author, reviewer or adjudicator is needed, not “" + key + "”. Nothing was stored."));
    }
}
