package dev.marlin.api.reviews;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Openings;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.Reviews;
import dev.marlin.reviews.life.SubmissionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Submissions that wait for managers, and what managers do about them, for programs. */
@RestController
class OpeningApi {
    private final ReviewDesk desk;
    private final Openings openings;
    private final Reviews reviews;
    private final People people;

    OpeningApi(ReviewDesk desk, Openings openings, Reviews reviews, People people) {
        this.desk = desk;
        this.openings = openings;
        this.reviews = reviews;
        this.people = people;
    }

    /** Somebody who may be named. */
    record Able(String person, String name) {
        static Able of(Person person) {
            return new Able(person.id().toString(), person.displayName());
        }
    }

    /**
     * One submission.
     *
     * @param able who may be named for it, the least burdened first
     */
    record OpeningAnswer(
            String submission,
            String title,
            String state,
            int round,
            String reason,
            Instant since,
            @Nullable Instant due,
            List<Able> able) {}

    /**
     * What waits for managers.
     *
     * @param open nobody can go on with it
     * @param late somebody keeps it waiting twice as long as they may, and nobody took it over
     */
    record OpeningsAnswer(List<OpeningAnswer> open, List<OpeningAnswer> late) {}

    /** @param person who takes it over */
    record AppointmentBody(@Nullable String person) {}

    @GetMapping("/api/v1/review-openings")
    OpeningsAnswer all() {
        return new OpeningsAnswer(answers(desk.unstaffed()), answers(desk.late()));
    }

    @PostMapping("/api/v1/submissions/{submission}/draw")
    OpeningsAnswer draw(Visitor visitor, @PathVariable String submission) {
        openings.draw(SubmissionId.parse(submission), visitor.id());
        return all();
    }

    @PostMapping("/api/v1/submissions/{submission}/appointment")
    OpeningsAnswer appoint(Visitor visitor, @PathVariable String submission, @RequestBody AppointmentBody body) {
        PersonId named = PersonId.parse(OpinionBody.given(body.person(), "person"));
        openings.appoint(SubmissionId.parse(submission), named, visitor.id());
        return all();
    }

    @PostMapping("/api/v1/submissions/{submission}/withdrawal")
    OpeningsAnswer withdraw(Visitor visitor, @PathVariable String submission) {
        reviews.withdraw(SubmissionId.parse(submission), visitor.id());
        return all();
    }

    private List<OpeningAnswer> answers(List<ReviewDesk.Entry> entries) {
        return entries.stream().map(this::answer).toList();
    }

    private OpeningAnswer answer(ReviewDesk.Entry entry) {
        return new OpeningAnswer(
                entry.id().toString(),
                entry.title(),
                entry.state().key(),
                entry.round(),
                entry.reason(),
                entry.since(),
                entry.due().orElse(null),
                openings.able(entry.id()).stream()
                        .map(people::get)
                        .map(Able::of)
                        .toList());
    }
}
