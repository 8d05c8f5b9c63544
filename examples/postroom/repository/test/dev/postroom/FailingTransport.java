package dev.postroom;

/** Fails a number of times, then delivers. */
final class FailingTransport implements Transport {
    private int left;

    FailingTransport(int failures) {
        left = failures;
    }

    @Override
    public void deliver(Letter letter) throws TransportException {
        if (left-- > 0) {
            throw new TransportException("mailbox busy");
        }
    }
}
