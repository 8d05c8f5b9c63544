package dev.marlin.runner.testkit;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs control groups which this process may make. Where it may not, its tests are <em>not
 * applicable here</em>: the reason and a running count are printed.
 *
 * <p>The question is put to the kernel's tables, not to Marlin: a mistake in Marlin must fail its tests, never excuse
 * them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresControlGroups.Condition.class)
public @interface RequiresControlGroups {
    /** Asks for each class. */
    final class Condition extends Applicability {
        @Override
        String obstacle() {
            return reason();
        }

        private static String reason() {
            try {
                List<String> groups = Files.readAllLines(Path.of("/proc/self/cgroup"));
                boolean old = groups.stream().anyMatch(line -> line.matches("\\d+:([a-z,]*,)?memory(,[a-z,]*)?:.*"));
                return old ? reasonOfTheOldKind() : reasonOfTheNewKind(groups);
            } catch (IOException e) {
                return "the control groups cannot be looked at: " + e;
            }
        }

        private static String reasonOfTheOldKind() {
            return Files.isWritable(Path.of("/sys/fs/cgroup/memory")) ? "" : "the control groups are not this user's";
        }

        /** A group can be handed on only by the one process in it. */
        private static String reasonOfTheNewKind(List<String> groups) throws IOException {
            String own = groups.stream()
                    .filter(line -> line.startsWith("0::"))
                    .map(line -> line.substring("0::/".length()))
                    .findFirst()
                    .orElse("");
            Path group = Path.of("/sys/fs/cgroup").resolve(own.replaceFirst("/?marlin-runner$", ""));
            if (!Files.isWritable(group.resolve("cgroup.subtree_control"))) {
                return "the control group " + group + " is not this user's";
            }
            boolean alone = Files.readAllLines(group.resolve("cgroup.procs")).size() <= 1;
            return alone ? "" : "other processes share the control group " + group;
        }
    }
}
