package dev.marlin.api.erasure;

import dev.marlin.erasure.Erasure;
import dev.marlin.erasure.ErasureState;
import dev.marlin.erasure.Erasures;
import dev.marlin.erasure.Outlook;
import dev.marlin.identity.People;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erasures for programs: everybody's own, and those of all for admins. */
@RestController
class ErasureApi {
    private final Erasures erasures;
    private final People people;

    ErasureApi(Erasures erasures, People people) {
        this.erasures = erasures;
        this.people = people;
    }

    /** Open ones first, then the latest. */
    record ListAnswer(List<One> erasures) {}

    /** One wish; nobody asked when a backup brought back somebody who had been erased. */
    record One(
            UUID id,
            String person,
            ErasureState state,
            @Nullable String askedBy,
            Instant askedAt,
            Instant due,
            Instant changedAt) {
        static One of(Erasure erasure) {
            return new One(
                    erasure.id(),
                    erasure.person().toString(),
                    erasure.state(),
                    erasure.askedBy().map(PersonId::toString).orElse(null),
                    erasure.askedAt(),
                    erasure.due(),
                    erasure.changedAt());
        }
    }

    /** How it stands with one person: the last wish, what stands against it, what is kept for law. */
    record OutlookAnswer(@Nullable One latest, List<String> obstacles, List<Kept> retained) {
        static OutlookAnswer of(Outlook outlook) {
            return new OutlookAnswer(
                    outlook.latest().map(One::of).orElse(null),
                    outlook.obstacles(),
                    outlook.retained().stream()
                            .map(kept -> new Kept(kept.what(), kept.until()))
                            .toList());
        }
    }

    /** @param until last day, UTC */
    record Kept(String what, LocalDate until) {}

    /** The login of the person, once more, so that nobody is erased by a slip. */
    record AskInput(@Nullable String login) {}

    @GetMapping("/api/v1/erasures")
    ListAnswer all() {
        return new ListAnswer(erasures.all().stream().map(One::of).toList());
    }

    @GetMapping("/api/v1/people/{person}/erasure")
    OutlookAnswer one(@PathVariable String person) {
        return OutlookAnswer.of(erasures.of(find(person)));
    }

    @PostMapping("/api/v1/people/{person}/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    One ask(Visitor visitor, @PathVariable String person, @RequestBody AskInput input) {
        return ask(find(person), input, visitor);
    }

    @PostMapping("/api/v1/people/{person}/erasure/cancel")
    One cancel(Visitor visitor, @PathVariable String person) {
        return One.of(erasures.cancel(find(person), visitor.id()));
    }

    @GetMapping("/api/v1/profile/erasure")
    OutlookAnswer mine(Visitor visitor) {
        return OutlookAnswer.of(erasures.of(visitor.id()));
    }

    @PostMapping("/api/v1/profile/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    One askMine(Visitor visitor, @RequestBody AskInput input) {
        return ask(visitor.id(), input, visitor);
    }

    @PostMapping("/api/v1/profile/erasure/cancel")
    One cancelMine(Visitor visitor) {
        return One.of(erasures.cancel(visitor.id(), visitor.id()));
    }

    private One ask(PersonId person, AskInput input, Visitor visitor) {
        String login = input.login();
        if (login == null) {
            throw MarlinException.invalid("login: the person's login is wanted. Nothing was changed.");
        }
        return One.of(erasures.ask(person, login, visitor.id()));
    }

    private PersonId find(String person) {
        return people.get(PersonId.parse(person)).id();
    }
}
