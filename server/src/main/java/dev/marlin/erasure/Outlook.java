package dev.marlin.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the erasure of one person.
 *
 * @param latest the last wish; empty when there was none
 * @param obstacles why the person cannot be erased now, in sentences that say what to do
 * @param retained records that are kept for law
 */
public record Outlook(Optional<Erasure> latest, List<String> obstacles, List<Retained> retained) {
    public Outlook {
        obstacles = List.copyOf(obstacles);
        retained = List.copyOf(retained);
    }

    /** Whether it can be asked for now. */
    public boolean mayAsk() {
        return obstacles.isEmpty()
                && latest.filter(last -> last.state() != ErasureState.CANCELLED).isEmpty();
    }

    /**
     * Records that law wants kept.
     *
     * @param until last day, UTC
     */
    public record Retained(String what, LocalDate until) {}
}
