package dev.marlin.web.reviews;

import dev.marlin.identity.Person;
import dev.marlin.reviews.ReviewDesk.Entry;
import dev.marlin.reviews.life.SubmissionState;
import java.util.List;

/**
 * A submission that waits for a manager.
 *
 * @param able who may be named for it, the least burdened first
 */
public record Opening(Entry entry, List<Person> able) {
    public Opening {
        able = List.copyOf(able);
    }

    /** The draw can do something about it; what only its author can answer, it cannot. */
    public boolean mayBeDrawn() {
        return entry.state() != SubmissionState.RETURNED;
    }

    /** Appeals cannot be taken out: somebody decides them. */
    public boolean mayBeWithdrawn() {
        return entry.state() != SubmissionState.IN_APPEAL;
    }

    /** Where its forms are sent. */
    public String address() {
        return "/reviews/" + entry.id();
    }

    /** Unique on the page. */
    public String field() {
        return "person-" + entry.id();
    }
}
