package dev.marlin.erasure;

import dev.marlin.identity.StatedBy;
import dev.marlin.kernel.FaultPoint;
import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Does what was asked when its day has come, in two transactions: the account is shut; a while later, when every request
 * that had begun has ended, all features let go and the person's key is destroyed. Killed anywhere, it is repeated.
 */
@Service
class Eraser {
    /** Longer than any request runs. */
    static final Duration QUIET = Duration.ofMinutes(2);

    private final ErasureStore store;
    private final Erasures door;
    private final ObjectProvider<PersonalTraces> traces;
    private final Ground ground;

    Eraser(ErasureStore store, Erasures door, ObjectProvider<PersonalTraces> traces, Ground ground) {
        this.store = store;
        this.door = door;
        this.traces = traces;
        this.ground = ground;
    }

    /** All that lets go, in the order in which they are told. */
    List<PersonalTraces> features() {
        return traces.orderedStream().toList();
    }

    /**
     * Takes every erasure as far as it can go now, and says how many people were erased. One that fails does not hold up
     * the others; its failure is thrown when they are done.
     */
    int sweep() {
        ground.vault().erasedEver().forEach(this::askAgain);
        Instant now = ground.now();
        List<RuntimeException> failures = new ArrayList<>();
        each(store.ripe(ErasureState.REQUESTED, now, now), this::close, failures);
        int erased = each(store.ripe(ErasureState.SHUT, now.minus(QUIET), now), this::erase, failures);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return erased;
    }

    private static int each(List<Erasure> ripe, Predicate<UUID> step, List<RuntimeException> failures) {
        int done = 0;
        for (Erasure erasure : ripe) {
            try {
                done += step.test(erasure.id()) ? 1 : 0;
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        return done;
    }

    /** Somebody erased is here again with their key: a backup from before was put back. */
    private void askAgain(PersonId person) {
        if (!store.isPerson(person) || ground.vault().isErased(person)) {
            return;
        }
        Instant now = ground.now();
        ground.inTransaction(() -> {
            Erasure again =
                    new Erasure(UUID.randomUUID(), person, ErasureState.REQUESTED, Optional.empty(), now, now, now);
            if (store.insert(again)) {
                door.record(again, "person.erasure-requested", Optional.empty());
            }
            return again;
        });
    }

    private boolean close(UUID id) {
        return ground.inTransaction(() -> {
            Optional<Erasure> ripe = store.lock(id).filter(found -> found.state() == ErasureState.REQUESTED);
            if (ripe.isEmpty() || !door.obstacles(ripe.get().person()).isEmpty()) {
                return false;
            }
            PersonId person = ripe.get().person();
            ground.leavers().suspend(person, StatedBy.HAND, ripe.get().askedBy().orElse(person));
            store.setState(id, ErasureStep.CLOSE.from(ripe.get().state()), ground.now());
            door.record(ripe.get(), "person.shut", Optional.empty());
            FaultPoint.hit("erasure.closing");
            return true;
        });
    }

    private boolean erase(UUID id) {
        return ground.inTransaction(() -> {
            Optional<Erasure> shut = store.lock(id).filter(found -> found.state() == ErasureState.SHUT);
            if (shut.isEmpty() || !door.obstacles(shut.get().person()).isEmpty()) {
                return false;
            }
            PersonId person = shut.get().person();
            features().forEach(feature -> feature.erase(person));
            FaultPoint.hit("erasure.traces");
            ground.vault().destroy(person);
            store.setState(id, ErasureStep.ERASE.from(shut.get().state()), ground.now());
            door.record(shut.get(), "person.erased", Optional.empty());
            FaultPoint.hit("erasure.commit");
            return true;
        });
    }
}
