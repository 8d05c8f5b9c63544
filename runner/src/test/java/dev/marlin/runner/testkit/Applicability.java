package dev.marlin.runner.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests of one kind run, or says why they are not applicable here, prints it and counts it. */
abstract class Applicability implements ExecutionCondition {
    private static final AtomicInteger NOT_APPLICABLE = new AtomicInteger();

    /** Why these tests cannot run on this machine; empty when they can. */
    abstract String obstacle();

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String obstacle = obstacle();
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("applicable here");
        }
        System.out.println("not applicable here: " + obstacle + " (" + context.getDisplayName() + ", number "
                + NOT_APPLICABLE.incrementAndGet() + ")");
        return ConditionEvaluationResult.disabled("not applicable here: " + obstacle);
    }
}
