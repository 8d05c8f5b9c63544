package dev.marlin.erasure;

import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.vault.ErasureClaims;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The door of erasures: the person or an admin asks, a time of grace passes in which it can be taken back, then
 * {@link Eraser} does it. What still needs the person is named and stands against it.
 */
@Service
public class Erasures {
    static final String KIND = "erasure";

    private final ErasureStore store;
    private final ObjectProvider<ErasureClaims> claims;
    private final ErasureSettings settings;
    private final Ground ground;

    Erasures(ErasureStore store, ObjectProvider<ErasureClaims> claims, ErasureSettings settings, Ground ground) {
        this.store = store;
        this.claims = claims;
        this.settings = settings;
        this.ground = ground;
    }

    /**
     * Asks that somebody be erased; they are told when it was not themselves.
     *
     * @param login of the person, typed once more, so that nobody is erased by a slip
     * @param by the person or an admin
     * @throws MarlinException NOT_FOUND; INVALID when the login is another's; CONFLICT when it was asked before, or while
     *     something needs the person
     */
    public Erasure ask(PersonId id, String login, PersonId by) {
        return ground.inTransaction(() -> {
            Person person = ground.people().get(id);
            if (!person.login().equals(login.strip())) {
                throw MarlinException.invalid(
                        "login: type the login of the person to erase, exactly as it stands. Nothing was changed.");
            }
            Instant now = ground.now();
            Erasure erasure = new Erasure(
                    UUID.randomUUID(),
                    id,
                    ErasureState.REQUESTED,
                    Optional.of(by),
                    now,
                    now.plus(settings.grace()),
                    now);
            refuseWhatCannotBe(id);
            if (!store.insert(erasure)) {
                throw MarlinException.conflict("This was asked before and waits for its day. Nothing was changed.");
            }
            record(erasure, "person.erasure-requested", Optional.of(by));
            if (!by.equals(id)) {
                tell(erasure);
            }
            return erasure;
        });
    }

    private void refuseWhatCannotBe(PersonId person) {
        if (ground.vault().isErased(person)) {
            throw MarlinException.conflict(ErasureStep.ERASE.refusal(ErasureState.ERASED));
        }
        List<String> obstacles = obstacles(person);
        if (!obstacles.isEmpty()) {
            throw new ErasureRefusedException(obstacles);
        }
    }

    /**
     * Takes the open wish back.
     *
     * @param by the person or an admin
     * @throws MarlinException NOT_FOUND when there was none; CONFLICT when it is too late
     */
    public Erasure cancel(PersonId person, PersonId by) {
        return ground.inTransaction(() -> {
            Erasure erasure = store.latest(person)
                    .flatMap(latest -> store.lock(latest.id()))
                    .orElseThrow(() -> MarlinException.notFound("That erasure"));
            ErasureState next = ErasureStep.CANCEL.from(erasure.state());
            store.setState(erasure.id(), next, ground.now());
            ground.attention().clear(KIND, person.value());
            record(erasure, "person.erasure-cancelled", Optional.of(by));
            return store.latest(person).orElseThrow();
        });
    }

    /** How it stands with one person. */
    public Outlook of(PersonId person) {
        return new Outlook(store.latest(person), obstacles(person), retained(person));
    }

    /** All wishes, open ones first, then the latest; at most 500. */
    public List<Erasure> all() {
        return store.all();
    }

    /** Why the person cannot be erased now; empty when nothing stands against it. */
    List<String> obstacles(PersonId person) {
        List<String> obstacles = new ArrayList<>();
        List<Person> admins = ground.people().withRole(Role.ADMIN);
        if (admins.size() == 1 && admins.getFirst().id().equals(person)) {
            obstacles.add("This is the last admin. Make somebody else an admin first.");
        }
        claims.orderedStream().forEach(claim -> obstacles.addAll(claim.obstacles(person)));
        return obstacles;
    }

    private List<Outlook.Retained> retained(PersonId person) {
        return claims.orderedStream()
                .flatMap(claim -> claim.kept(person).stream())
                .map(kept -> new Outlook.Retained(
                        kept.what(),
                        kept.latest().atZone(ZoneOffset.UTC).toLocalDate().plusYears(settings.moneyYears())))
                .toList();
    }

    private void tell(Erasure erasure) {
        ground.attention()
                .set(new AttentionItem(
                        erasure.person(),
                        KIND,
                        erasure.person().value(),
                        "You are to be erased",
                        "An admin asked for it. If that is not what you want, take it back before its day.",
                        "Look",
                        "/profile/erasure",
                        erasure.askedAt(),
                        Optional.of(erasure.due())));
    }

    void record(Erasure erasure, String action, Optional<PersonId> by) {
        ground.audit()
                .record(new AuditEvent(
                        action,
                        by,
                        "person",
                        erasure.person().value(),
                        Map.of("erasure", erasure.id().toString())));
    }
}
