package dev.marlin.comparisons;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The overall answer: eight values, of which tie and both bad are two different ones. Never "not applicable". */
public enum Overall {
    A_MUCH_BETTER(3, Side.A),
    A_BETTER(2, Side.A),
    A_SLIGHTLY_BETTER(1, Side.A),
    TIE(0, null),
    B_SLIGHTLY_BETTER(1, Side.B),
    B_BETTER(2, Side.B),
    B_MUCH_BETTER(3, Side.B),
    BOTH_BAD(0, null);

    private final int strength;
    private final @Nullable Side preferred;

    Overall(int strength, @Nullable Side preferred) {
        this.strength = strength;
        this.preferred = preferred;
    }

    /** 1 slightly, 2, 3 much better; 0 for tie and both bad. */
    public int strength() {
        return strength;
    }

    /** The preferred side; empty for tie and both bad. */
    public Optional<Side> preferred() {
        return Optional.ofNullable(preferred);
    }

    /** As SQL and the API spell it: {@code a_much_better}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
