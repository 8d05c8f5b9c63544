package dev.marlin.api.identity;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for programs of admins. Whoever has a directory gives people and roles by SCIM instead. */
@RestController
class PeopleApi {
    private final People people;

    PeopleApi(People people) {
        this.people = people;
    }

    /** @param next value of {@code after} for the next page; absent on the last */
    record PageAnswer(List<PersonAnswer> people, @Nullable String next) {}

    /**
     * A new account.
     *
     * @param password the first one, at least 12 characters
     * @param roles such as {@code expert}; none, when they are left out
     */
    record PersonBody(
            @Nullable String login,
            @Nullable String displayName,
            @Nullable String password,
            @Nullable List<@Nullable String> roles) {
        People.NewPerson fresh() {
            Set<Role> given = roles == null
                    ? Set.of()
                    : roles.stream().map(PersonBody::role).collect(Collectors.toSet());
            return new People.NewPerson(
                    Objects.requireNonNullElse(login, ""), Objects.requireNonNullElse(displayName, ""), given);
        }

        private static Role role(@Nullable String key) {
            return Arrays.stream(Role.values())
                    .filter(role -> role.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> MarlinException.invalid("roles: expert, reviewer, adjudicator, manager, finance"
                            + " or admin, not “" + key + "”. Nothing was saved."));
        }
    }

    /** One page of accounts by login. */
    @GetMapping("/api/v1/people")
    PageAnswer all(@RequestParam Optional<String> after, @RequestParam(defaultValue = "200") int limit) {
        Keyset<Person> page = people.page(after, limit);
        return new PageAnswer(
                page.rows().stream().map(PersonAnswer::of).toList(), page.next().orElse(null));
    }

    @PostMapping("/api/v1/people")
    @ResponseStatus(HttpStatus.CREATED)
    PersonAnswer create(@RequestBody PersonBody body) {
        Secret password = new Secret(Objects.requireNonNullElse(body.password(), ""));
        return PersonAnswer.of(people.create(body.fresh(), Optional.of(password)));
    }
}
