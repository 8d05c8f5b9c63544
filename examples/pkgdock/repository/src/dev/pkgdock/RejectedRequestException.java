package dev.pkgdock;

/** A request that is not carried out; the message is shown to the person who asked. */
public final class RejectedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RejectedRequestException(String message) {
        super(message);
    }
}
