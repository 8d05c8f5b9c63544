package dev.marlin.app;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does: once, everything is closed in order and the process ends as cancelled; twice, it ends at once. After
 * the second, the database may still run; the next start takes it over.
 */
final class Interrupts {
    /** The exit code of what was cancelled. */
    static final int CANCELLED = 2;

    private static boolean asked;

    private Interrupts() {}

    /** Listens from now on; on a machine whose Java has no signals, Ctrl-C goes on to do what it always does. */
    static void listen() {
        try {
            // By name: the compiler warns of every mention of this class, and no option silences it.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object stopping = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> stop());
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), stopping);
        } catch (ReflectiveOperationException absent) {
            System.getLogger(Interrupts.class.getName()).log(System.Logger.Level.DEBUG, "no signals", absent);
        }
    }

    private static synchronized @Nullable Object stop() {
        if (asked) {
            Runtime.getRuntime().halt(CANCELLED);
        }
        asked = true;
        System.err.println("Cancelled; closing. Ctrl-C again ends at once.");
        Thread.ofPlatform().name("cancelled").start(() -> System.exit(CANCELLED));
        return null;
    }
}
