package dev.marlin.eligibility;

import dev.marlin.identity.Interest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Whether a vendor that somebody named is one of those by whose names an agent is known. */
final class VendorWords {
    private VendorWords() {}

    /**
     * True when one name's words stand in the other's in a row: {@code acme} and {@code Acme Labs} are one vendor. Where
     * the words are common this keeps one person too many away, and tells nobody.
     */
    static boolean meet(Collection<String> vendors, Collection<String> names) {
        return vendors.stream().anyMatch(vendor -> names.stream().anyMatch(name -> meet(words(vendor), words(name))));
    }

    private static boolean meet(List<String> one, List<String> other) {
        return !one.isEmpty()
                && !other.isEmpty()
                && (Collections.indexOfSubList(one, other) >= 0 || Collections.indexOfSubList(other, one) >= 0);
    }

    private static List<String> words(String name) {
        return Arrays.stream(Interest.normalized(name).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
