package dev.marlin.notices.outbound;

import java.util.Optional;

/** What came of one request. */
public sealed interface Reply {
    /**
     * The other side answered.
     *
     * @param retryAfter header of that name, as it was sent
     * @param excerpt beginning of the body, at most 1,000 characters, without control characters
     */
    record Answered(int status, Optional<String> retryAfter, String excerpt) implements Reply {}

    /** There was no answer: no such name, no connection, no valid certificate, or it took too long. */
    record Unreachable(String reason) implements Reply {}

    /** It was not sent, for the address is not one to send to. */
    record Refused(String reason) implements Reply {}
}
