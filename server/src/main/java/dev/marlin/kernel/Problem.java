package dev.marlin.kernel;

/** Kinds of refusals: a stable code, an HTTP status, an exit code of the command line. */
public enum Problem {
    /** The input breaks a rule; the message names the field and the rule. */
    INVALID("invalid", 422, 1),
    /** The request cannot be read at all. */
    MALFORMED("malformed", 400, 1),
    /** Nobody is signed in. */
    SIGN_IN_NEEDED("sign-in-needed", 401, 4),
    /** The role may not do this. */
    FORBIDDEN("forbidden", 403, 4),
    /** Not there, or not for this person: the two look alike on purpose. */
    NOT_FOUND("not-found", 404, 3),
    /** The state does not allow it now, or somebody else was first. */
    CONFLICT("conflict", 409, 5),
    /** The lease ended; the work is kept as a draft. */
    LEASE_ENDED("lease-ended", 409, 5),
    /** The same idempotency key came with another request. */
    KEY_REUSED("key-reused", 422, 5),
    /** More than the stated limit. */
    TOO_LARGE("too-large", 413, 1),
    /** Slow down; the answer says when to come again. */
    TOO_MANY("too-many", 429, 1),
    /** Ours, not yours: try again, nothing was half done. */
    UNAVAILABLE("unavailable", 503, 1),
    /** A fault in Marlin. */
    INTERNAL("internal", 500, 1);

    private final String code;
    private final int status;
    private final int exitCode;

    Problem(String code, int status, int exitCode) {
        this.code = code;
        this.status = status;
        this.exitCode = exitCode;
    }

    /** Stable word for programs, in problem details under {@code code}. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public int exitCode() {
        return exitCode;
    }
}
