package dev.marlin.runner.verify;

import java.util.List;
import java.util.regex.Pattern;

/** When a verifier's run counts as passed. Text that the run prints never decides. */
public sealed interface PassRule {
    /** The command ended by itself with this exit code. */
    record ExitCode(int code) implements PassRule {
        public ExitCode {
            if (code < 0 || code > 255) {
                throw new IllegalArgumentException("an exit code lies between 0 and 255");
            }
        }
    }

    /**
     * Test reports decide, name by name; names are {@code class#method} as the report has them. With both lists empty,
     * every reported test must pass or be skipped and at least one must pass.
     *
     * @param reportGlob which files of the workspace are reports: path with {@code *}, {@code ?} and {@code **}/
     * @param failToPass tests that must pass; skipped is not enough
     * @param passToPass tests that must not break: passed or skipped
     */
    record Junit(String reportGlob, List<String> failToPass, List<String> passToPass) implements PassRule {
        private static final Pattern GLOB =
                Pattern.compile("[A-Za-z0-9_*?][A-Za-z0-9._*?+=@ -]*(/[A-Za-z0-9._*?+=@ -]+)*");

        public Junit {
            failToPass = List.copyOf(failToPass);
            passToPass = List.copyOf(passToPass);
            if (!GLOB.matcher(reportGlob).matches()
                    || reportGlob.length() > 300
                    || reportGlob.chars().filter(c -> c == '*').count() > 8
                    || ("/" + reportGlob + "/").contains("/../")) {
                throw new IllegalArgumentException(
                        "a report pattern is a path inside the workspace with *, ? and **/: " + reportGlob);
            }
        }

        /** The same rule with the tests that passed on the base as those that must not break. */
        public Junit withPassToPass(List<String> names) {
            return new Junit(reportGlob, failToPass, names);
        }
    }
}
