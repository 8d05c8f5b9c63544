package dev.marlin.web.erasure;

import dev.marlin.erasure.Erasure;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.PageView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All wishes to be forgotten, open ones first.
 *
 * @param names by person, as they are now
 */
public record ErasuresPage(List<Erasure> erasures, Map<PersonId, String> names) implements PageView {
    public ErasuresPage {
        erasures = List.copyOf(erasures);
        names = Map.copyOf(names);
    }

    /** Their name as it is now. */
    public String name(PersonId person) {
        return names.getOrDefault(person, "unknown");
    }

    /** Who asked: a name, or that a backup brought them back. */
    public String askedBy(Erasure erasure) {
        return erasure.askedBy().map(this::name).orElse("a backup that was put back");
    }

    /** What became of it, in words. */
    public String state(Erasure erasure) {
        return switch (erasure.state()) {
            case REQUESTED -> "waits for its day";
            case SHUT -> "account shut, erased next";
            case ERASED -> "erased";
            case CANCELLED -> "taken back";
        };
    }

    /** As people read it. */
    public String minute(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ');
    }
}
