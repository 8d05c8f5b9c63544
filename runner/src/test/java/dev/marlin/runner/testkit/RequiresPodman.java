package dev.marlin.runner.testkit;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs containers. Where podman and runc are not installed, where nobody is root, or where
 * podman itself cannot be asked, its tests are <em>not applicable here</em>: the reason and a running count are printed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPodman.Condition.class)
public @interface RequiresPodman {
    /** Asks once per JVM. */
    final class Condition extends Applicability {
        private static final class Found {
            private static final String REASON = reason();
        }

        @Override
        String obstacle() {
            return Found.REASON;
        }

        private static String reason() {
            if (!Files.isExecutable(Path.of("/usr/bin/podman"))
                    || !(Files.isExecutable(Path.of("/usr/bin/runc"))
                            || Files.isExecutable(Path.of("/usr/sbin/runc")))) {
                return "podman and runc are not installed";
            }
            try {
                if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
                    return "containers need root";
                }
                Process process = new ProcessBuilder("/usr/bin/podman", "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return "";
                }
                process.destroyForcibly();
                return "podman does not answer";
            } catch (IOException e) {
                return "podman cannot be tried: " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
    }
}
