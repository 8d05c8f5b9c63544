package dev.postroom;

/** A way to deliver letters. */
public interface Transport {
    /** @throws TransportException when this try failed; another may succeed */
    void deliver(Letter letter) throws TransportException;

    /** One try that failed. */
    final class TransportException extends Exception {
        private static final long serialVersionUID = 1L;

        public TransportException(String message) {
            super(message);
        }
    }
}
