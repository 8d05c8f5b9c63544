package tiny;

import java.util.Objects;

/** The few assertions that the tests need. */
public final class Check {
    private Check() {}

    public static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected <" + expected + "> but was <" + actual + ">");
        }
    }

    public static void that(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }

    /** Runs the action and returns what it threw; fails when it threw nothing, or something of another type. */
    public static <T extends Throwable> T throwing(Class<T> type, Action action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw new AssertionError("expected " + type.getSimpleName() + " but got " + thrown, thrown);
        }
        throw new AssertionError("expected " + type.getSimpleName() + " but nothing was thrown");
    }

    /** Something that may throw. */
    public interface Action {
        void run() throws Exception;
    }
}
