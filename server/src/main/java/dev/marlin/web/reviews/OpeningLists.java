package dev.marlin.web.reviews;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.reviews.Openings;
import dev.marlin.reviews.ReviewDesk;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for a manager, with those who may be named for it. */
@Component
class OpeningLists {
    private final Openings openings;
    private final People people;

    OpeningLists(Openings openings, People people) {
        this.openings = openings;
        this.people = people;
    }

    List<Opening> of(List<ReviewDesk.Entry> entries) {
        return entries.stream().map(entry -> new Opening(entry, people(entry))).toList();
    }

    private List<Person> people(ReviewDesk.Entry entry) {
        return openings.able(entry.id()).stream().map(people::get).toList();
    }
}
