package dev.marlin.web.identity.oidc;

import java.io.IOException;

/** A provider that could not be asked, or an answer that is not believed. */
public final class ProviderException extends RuntimeException {
    private static final int LONGEST = 400;

    private final Kind kind;

    ProviderException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ProviderException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What a failed exchange was: with the network in its causes, the provider is out of reach. */
    static ProviderException of(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new ProviderException(Kind.DOWN, "the provider cannot be reached", failed);
            }
        }
        return new ProviderException(Kind.NOT_BELIEVED, String.valueOf(failed.getMessage()), failed);
    }

    public Kind kind() {
        return kind;
    }

    /** For the log of this installation: the message with those of its causes. */
    public String reason() {
        StringBuilder all = new StringBuilder(String.valueOf(getMessage()));
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            all.append(" < ").append(cause.getMessage());
        }
        String line = all.toString().replaceAll("\\p{Cntrl}+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    /** What went wrong, as far as a person can do something about it. */
    public enum Kind {
        /** No answer, or none of use: try later. */
        DOWN,
        /** Not begun in this browser, over already, or too long ago: begin again. */
        NOT_BEGUN,
        /** The provider says no. */
        DECLINED,
        /** An answer that fails a check. */
        NOT_BELIEVED
    }
}
