package dev.marlin.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What ties a person to others, for rules on conflicts of interest; for who decides them, never for colleagues to read.
 *
 * @param employer normalized; the one stated by hand before the directory's before a provider's
 * @param vendors of models that the person is tied to, normalized
 */
public record Interest(Optional<String> employer, Set<String> vendors) {
    public Interest {
        vendors = Set.copyOf(vendors);
    }

    /** The same name for the same thing: without differences of case, width and space. */
    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cntrl}\\p{Z}\\s]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
