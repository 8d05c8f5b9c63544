package dev.postroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tiny.Check;
import tiny.Test;

public final class DispatcherTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final DeadLetters deadLetters = new DeadLetters();
    private final RetryPlanner planner = new RetryPlanner(
            Map.of("partners", new QueueConfig("partners", "webhook", 3, Duration.ofSeconds(30))));
    private final Letter letter = new Letter("l-1", "partners", "https://partner.example/in", "hello");

    private Delivery dispatch(int failures) {
        return new Dispatcher(planner, Map.of("webhook", new FailingTransport(failures)), deadLetters)
                .dispatch(letter, NOON);
    }

    @Test
    void deliversAtOnceWhenNothingFails() {
        Check.equal(new Delivery.Delivered("l-1", 1, NOON), dispatch(0));
    }

    @Test
    void waitsTwiceAsLongBeforeTheThirdTry() {
        Check.equal(new Delivery.Delivered("l-1", 3, NOON.plusSeconds(90)), dispatch(2));
    }

    @Test
    void givesUpAfterTheLastTry() {
        Check.equal(new Delivery.GivenUp("l-1", 3, "mailbox busy"), dispatch(9));
        Check.equal(letter, deadLetters.entries().getFirst().letter());
        Check.that(deadLetters.entries().getFirst().reason().contains("mailbox busy"), "the reason names the problem");
    }

    @Test
    void refusesALetterInAnUnknownQueue() {
        Dispatcher dispatcher = new Dispatcher(planner, Map.of(), deadLetters);
        Check.throwing(
                IllegalArgumentException.class, () -> dispatcher.dispatch(new Letter("l", "nowhere", "a", "b"), NOON));
    }
}
