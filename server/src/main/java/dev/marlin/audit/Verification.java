package dev.marlin.audit;

import java.util.Optional;

/** What a check of the log found. */
public sealed interface Verification {
    /**
     * Every sealed entry is as it was.
     *
     * @param sealed entries that were checked
     * @param unsealed entries not yet sealed
     * @param head hash of the last one in the chain
     * @param root of the tree over all of them
     * @param heads signed heads that were compared on the way
     */
    record Intact(long sealed, long unsealed, String head, String root, int heads) implements Verification {}

    /**
     * The first bad entry.
     *
     * @param sequence its number in the chain, from 1
     * @param until the same number; or more, when only a signed head shows the change: it lies between the two
     * @param event its id, when the entry is there
     * @param reason what is wrong with it, as the rest of a sentence
     */
    record Broken(long sequence, long until, Optional<Long> event, String reason) implements Verification {
        static Broken at(long sequence, Optional<Long> event, String reason) {
            return new Broken(sequence, sequence, event, reason);
        }

        /** All of it, for people. */
        public String sentence() {
            String where = until > sequence
                    ? "The log is not what was signed, between the entries " + sequence + " and " + until
                    : "The chain is broken at entry " + sequence;
            return where + event.map(id -> " (event " + id + ")").orElse("") + ": " + reason + ".";
        }
    }
}
