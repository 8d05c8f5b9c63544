package dev.marlin.rubrics;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** What a version means for judgements made before it, as its proposer sees it. */
public enum ChangeKind {
    /** The same rule in other words: earlier judgements would not differ. */
    EDITORIAL,
    /** More is said than before, nothing is taken back: earlier judgements stay right. */
    COMPATIBLE,
    /** Another rule: an earlier judgement could come out differently. */
    BREAKING;

    /** As the API and forms spell it: {@code editorial}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException INVALID when there is no such kind */
    public static ChangeKind parse(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        "changeKind: say editorial, compatible or breaking. Nothing was stored."));
    }
}
