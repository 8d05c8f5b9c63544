package dev.marlin.runner.testkit;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs a real sandbox. Where bubblewrap cannot even start plainly, its tests are <em>not
 * applicable here</em>: the reason and a running count are printed. Nothing else may decide that a test does not run.
 *
 * <p>The question is put to bubblewrap itself, not to Marlin's own probe: a mistake in Marlin's launch must fail its
 * tests, never excuse them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresSandbox.Condition.class)
public @interface RequiresSandbox {
    /** Asks once per JVM. */
    final class Condition extends Applicability {
        private static final class Found {
            private static final String REASON = reason();
        }

        @Override
        String obstacle() {
            return Found.REASON;
        }

        /** Why the barest sandbox does not start, as a user without rights; empty when it does. */
        private static String reason() {
            String drop =
                    "[ \"$(id -u)\" != 0 ] || exec setpriv --reuid=61001 --regid=61001 --clear-groups \"$@\"; exec \"$@\"";
            try {
                Process process = new ProcessBuilder(
                                "sh",
                                "-c",
                                drop,
                                "sh",
                                "bwrap",
                                "--unshare-all",
                                "--ro-bind",
                                "/",
                                "/",
                                "--proc",
                                "/proc",
                                "--dev",
                                "/dev",
                                "true")
                        .redirectErrorStream(true)
                        .start();
                String said = String.join("; ", process.inputReader().lines().toList());
                int code = process.waitFor();
                return code == 0 ? "" : "bubblewrap does not start (" + code + "): " + said;
            } catch (IOException e) {
                return "bubblewrap cannot be tried: " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
    }
}
