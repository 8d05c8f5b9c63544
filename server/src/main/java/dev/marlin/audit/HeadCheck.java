package dev.marlin.audit;

import dev.marlin.audit.Verification.Broken;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/** Compares a log, while somebody walks along it, with the heads that were signed before. Used once. */
final class HeadCheck {
    private final Deque<SignedHead> waiting = new ArrayDeque<>();
    private long good;
    private int compared;

    HeadCheck(Collection<SignedHead> heads) {
        heads.stream()
                .sorted(Comparator.comparingLong(
                        (SignedHead signed) -> signed.head().size()))
                .forEach(waiting::add);
    }

    /** Leaves out the heads that the walk begins behind: it cannot say anything about them. */
    void begin(long size) {
        good = size;
        while (!waiting.isEmpty() && waiting.getFirst().head().size() < size) {
            waiting.removeFirst();
        }
    }

    /** Whether a head waits for a log of exactly this size: only then must the root be known. */
    boolean wants(long size) {
        return !waiting.isEmpty() && waiting.getFirst().head().size() == size;
    }

    /** Compares all heads of this size. */
    Optional<Broken> reached(long size, String root, String chain) {
        while (wants(size)) {
            TreeHead head = waiting.removeFirst().head();
            if (!head.root().equals(root) || !head.chain().equals(chain)) {
                return Optional.of(new Broken(
                        Math.min(good + 1, size),
                        size,
                        Optional.empty(),
                        "it was rewritten; the head signed at " + head.at() + " does not fit"));
            }
            compared++;
        }
        good = size;
        return Optional.empty();
    }

    /** What is wrong when the log ends here. */
    Optional<Broken> ended(long size) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        long known = waiting.getLast().head().size();
        Instant at = waiting.getLast().head().at();
        // Behind the last head that fitted nobody can tell a cut from a hole that was closed with right hashes.
        String reason = good == size ? "it is missing; " : "something is missing; ";
        return Optional.of(
                new Broken(good + 1, size + 1, Optional.empty(), reason + known + " entries were there at " + at));
    }

    /** Heads that fitted. */
    int compared() {
        return compared;
    }
}
