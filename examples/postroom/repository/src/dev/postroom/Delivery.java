package dev.postroom;

import java.time.Instant;

/** How the delivery of a letter ended. */
public sealed interface Delivery {
    String letter();

    /** How many tries it took. */
    int tries();

    /** It arrived. */
    record Delivered(String letter, int tries, Instant at) implements Delivery {}

    /** No try succeeded. */
    record GivenUp(String letter, int tries, String lastProblem) implements Delivery {}
}
