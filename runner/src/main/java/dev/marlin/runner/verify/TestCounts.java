package dev.marlin.runner.verify;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reported tests held against a rule's two lists.
 *
 * @param failToPassPassed names of fail-to-pass tests that passed
 * @param failToPassMissed names of fail-to-pass tests that failed, were skipped or did not run
 * @param passToPassBroken names of pass-to-pass tests that failed or did not run
 * @param passToPassTotal how many pass-to-pass tests there are
 * @param reported every reported test, sorted by name
 */
public record TestCounts(
        List<String> failToPassPassed,
        List<String> failToPassMissed,
        List<String> passToPassBroken,
        int passToPassTotal,
        Map<String, TestOutcome> reported) {
    public TestCounts {
        failToPassPassed = List.copyOf(failToPassPassed);
        failToPassMissed = List.copyOf(failToPassMissed);
        passToPassBroken = List.copyOf(passToPassBroken);
        reported = Collections.unmodifiableMap(new TreeMap<>(reported));
    }

    static TestCounts none() {
        return new TestCounts(List.of(), List.of(), List.of(), 0, Map.of());
    }

    static TestCounts of(PassRule.Junit rule, Map<String, TestOutcome> reported) {
        List<String> passed = rule.failToPass().stream()
                .filter(name -> reported.get(name) == TestOutcome.PASSED)
                .toList();
        List<String> missed = rule.failToPass().stream()
                .filter(name -> reported.get(name) != TestOutcome.PASSED)
                .toList();
        List<String> broken = rule.passToPass().stream()
                .filter(name -> reported.getOrDefault(name, TestOutcome.FAILED) == TestOutcome.FAILED)
                .toList();
        return new TestCounts(passed, missed, broken, rule.passToPass().size(), reported);
    }

    public int failToPassTotal() {
        return failToPassPassed.size() + failToPassMissed.size();
    }

    /** Names of all reported tests that passed: the pass-to-pass list of a task when this is its base. */
    public List<String> passed() {
        return named(TestOutcome.PASSED).toList();
    }

    /** The same run as its own measure: all that passed, and is not fail-to-pass, is what must not break. */
    public TestCounts asBase() {
        int unbroken = Math.toIntExact(named(TestOutcome.PASSED)
                .filter(name -> !failToPassPassed.contains(name))
                .count());
        return new TestCounts(failToPassPassed, failToPassMissed, List.of(), unbroken, reported);
    }

    boolean satisfies(PassRule.Junit rule) {
        if (rule.failToPass().isEmpty() && rule.passToPass().isEmpty()) {
            return named(TestOutcome.FAILED).findAny().isEmpty()
                    && named(TestOutcome.PASSED).findAny().isPresent();
        }
        return failToPassMissed.isEmpty() && passToPassBroken.isEmpty();
    }

    private Stream<String> named(TestOutcome outcome) {
        return reported.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(Map.Entry::getKey);
    }
}
