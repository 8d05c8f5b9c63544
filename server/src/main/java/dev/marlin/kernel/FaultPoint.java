package dev.marlin.kernel;

/**
 * A named place where a test can make the process die as if the machine had lost power. Compiled in, so that what is
 * tested is what ships; dead unless the environment variable {@code MARLIN_FAULT_POINT} names the place.
 */
public final class FaultPoint {
    private static final String ARMED = System.getenv().getOrDefault("MARLIN_FAULT_POINT", "");

    private FaultPoint() {}

    /** Ends the process with code 137, without any clean-up, when this point is armed. */
    public static void hit(String name) {
        if (!ARMED.isEmpty() && ARMED.equals(name)) {
            Runtime.getRuntime().halt(137);
        }
    }
}
