package dev.marlin.kernel;

import java.util.Map;

/**
 * Something that a caller must be told: a code for programs, a sentence for people that says what to do. The one base
 * of all exceptions that Marlin raises on purpose; one place turns it into problem details or an error page.
 */
public class MarlinException extends RuntimeException {
    private final Problem problem;

    public MarlinException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public MarlinException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** What problem details say besides, by member; empty unless a kind of refusal has more to tell. */
    public Map<String, Object> members() {
        return Map.of();
    }

    public static MarlinException invalid(String message) {
        return new MarlinException(Problem.INVALID, message);
    }

    public static MarlinException notFound(String what) {
        return new MarlinException(
                Problem.NOT_FOUND, what + " does not exist, or it is not yours to see. Nothing was changed.");
    }

    public static MarlinException conflict(String message) {
        return new MarlinException(Problem.CONFLICT, message);
    }

    public static MarlinException forbidden(String message) {
        return new MarlinException(Problem.FORBIDDEN, message);
    }
}
