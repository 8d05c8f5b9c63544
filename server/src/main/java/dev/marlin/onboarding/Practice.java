package dev.marlin.onboarding;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * The door of practice: comparisons that nobody is paid for, with an explained answer. Answers are kept so that the page
 * can show them beside it; nobody grades them, and one may practice as often as one likes.
 */
@Service
public class Practice {
    private static final List<String> SHIPPED = List.of("clean-path", "retry-limit");

    private final PracticeStore store;
    private final Clock clock;
    private final List<PracticeTask> tasks =
            SHIPPED.stream().map(Practice::shipped).toList();

    Practice(PracticeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private static PracticeTask shipped(String key) {
        try {
            return PracticeYaml.read(
                    new ClassPathResource("practice/" + key + ".yaml").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All practice tasks, easiest first. */
    public List<PracticeTask> all() {
        return tasks;
    }

    /** @throws MarlinException NOT_FOUND */
    public PracticeTask get(String key) {
        return tasks.stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That practice task"));
    }

    /**
     * Keeps what somebody answered; earlier answers stay.
     *
     * @param answers by axis and {@link PracticeTask#OVERALL}: 1 (A much better) to 7 (B much better), 0 for not applicable
     * @throws MarlinException NOT_FOUND, or INVALID when one is missing or out of range
     */
    public void answer(String key, Map<String, Integer> answers, PersonId person) {
        get(key).check(answers);
        store.insert(key, person, answers, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** What the person answered last. */
    public Optional<Map<String, Integer>> answered(String key, PersonId person) {
        return store.latest(key, person);
    }

    /** Whether the person has practiced at all. */
    public boolean hasPracticed(PersonId person) {
        return store.practiced(person);
    }
}
