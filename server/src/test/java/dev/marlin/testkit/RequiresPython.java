package dev.marlin.testkit;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks a test that runs a Python script: <em>not applicable here</em>, with a printed reason, where there is no python3. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPython.Condition.class)
public @interface RequiresPython {
    /** Looks along the search path. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String path = System.getenv().getOrDefault("PATH", "");
            if (Arrays.stream(path.split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")))) {
                return ConditionEvaluationResult.enabled("python3 is on the path");
            }
            String reason = "not applicable here: there is no python3";
            System.out.println(reason + " (" + context.getDisplayName() + ")");
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
