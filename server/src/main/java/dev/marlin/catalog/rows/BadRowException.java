package dev.marlin.catalog.rows;

/** Says in a sentence why a row cannot be taken. */
final class BadRowException extends RuntimeException {
    BadRowException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
