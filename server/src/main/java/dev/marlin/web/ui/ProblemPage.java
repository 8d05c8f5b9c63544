package dev.marlin.web.ui;

import dev.marlin.kernel.MarlinException;

/**
 * The page that says no.
 *
 * @param correlation code that finds the fault in the log
 */
public record ProblemPage(MarlinException refusal, String correlation) implements PageView {
    @Override
    public int status() {
        return refusal.problem().status();
    }

    public String heading() {
        return switch (refusal.problem()) {
            case NOT_FOUND -> "Nothing here for you";
            case FORBIDDEN -> "Your role does not allow this";
            case SIGN_IN_NEEDED -> "Sign in first";
            case INVALID, MALFORMED, KEY_REUSED -> "That was not accepted";
            case CONFLICT -> "Somebody was first, or the state has moved on";
            case LEASE_ENDED -> "Your reservation has ended";
            case TOO_LARGE, TOO_MANY -> "Too much at once";
            case UNAVAILABLE, INTERNAL -> "Marlin failed here";
        };
    }

    public String message() {
        return String.valueOf(refusal.getMessage());
    }
}
