package dev.marlin.runner.testkit;

import dev.marlin.runner.sandbox.BubblewrapBackend;
import dev.marlin.runner.sandbox.SandboxBackend;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test class that needs a real sandbox. Where the probe finds none, its tests are <em>not applicable here</em>:
 * the reason and a running count are printed. Nothing else may decide that a test does not run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresSandbox.Condition.class)
public @interface RequiresSandbox {
    /** Asks the probe once per JVM. */
    final class Condition implements ExecutionCondition {
        private static final AtomicInteger NOT_APPLICABLE = new AtomicInteger();

        private static final class Found {
            private static final SandboxBackend.Probe PROBE = new BubblewrapBackend().probe();
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Found.PROBE.usable()) {
                return ConditionEvaluationResult.enabled("a sandbox works here");
            }
            String reason = String.join("; ", Found.PROBE.findings());
            System.out.println("not applicable here: " + reason + " (" + context.getDisplayName() + ", number "
                    + NOT_APPLICABLE.incrementAndGet() + ")");
            return ConditionEvaluationResult.disabled("not applicable here: " + reason);
        }
    }
}
