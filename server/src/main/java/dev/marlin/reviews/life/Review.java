package dev.marlin.reviews.life;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What one reviewer sent in one round: all at once, never changed. */
public record Review(SubmissionId submission, int round, PersonId reviewer, Words words, Instant at) {
    private static final int TEXT_LIMIT = 20_000;
    private static final int REMARKS = 200;

    /** What a reviewer makes of the author's work. */
    public enum Verdict {
        /** It can count as it is. */
        ACCEPT,
        /** The author shall change something first. */
        REQUEST_CHANGES,
        /** Neither: said for the record, stops nothing. */
        COMMENT;

        /** As SQL and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it. */
        public String words() {
            return switch (this) {
                case ACCEPT -> "Accept";
                case REQUEST_CHANGES -> "Request changes";
                case COMMENT -> "Comment";
            };
        }

        /** @throws MarlinException INVALID for any other word */
        public static Verdict parse(String key) {
            for (Verdict verdict : values()) {
                if (verdict.key().equals(key)) {
                    return verdict;
                }
            }
            throw MarlinException.invalid("verdict: accept, request_changes or comment. Nothing was sent.");
        }
    }

    /**
     * The words of a review.
     *
     * @param text may be empty only when accepting
     */
    public record Words(Verdict verdict, String text, List<Remark> remarks) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Words {
            text = text.strip();
            remarks = List.copyOf(remarks);
            if (text.isEmpty() && verdict != Verdict.ACCEPT) {
                throw MarlinException.invalid("text: say what should change or what you noticed. Nothing was sent.");
            }
            if (text.length() > TEXT_LIMIT || remarks.size() > REMARKS) {
                throw MarlinException.invalid("A review holds " + TEXT_LIMIT + " characters and " + REMARKS
                        + " remarks. Shorten it; nothing was sent.");
            }
        }
    }

    /**
     * A remark on one thing that the author said.
     *
     * @param about key of an axis, {@code overall}, reference of an annotation ({@code E/A1}) or name of a verifier
     */
    public record Remark(String about, String text) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Remark {
            text = text.strip();
            if (text.isEmpty() || text.length() > TEXT_LIMIT || about.isEmpty() || about.length() > 200) {
                throw MarlinException.invalid("remarks: each is about something and has 1 to " + TEXT_LIMIT
                        + " characters. Nothing was sent.");
            }
        }
    }
}
