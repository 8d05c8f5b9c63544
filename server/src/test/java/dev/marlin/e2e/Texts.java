package dev.marlin.e2e;

import java.util.List;
import java.util.Map;

/** What people and programs send in these tests. */
public final class Texts {
    public static final String RUBRIC = """
            name: Small changes
            reason: First version.
            axes:
              - key: correctness
                title: Correctness
                guidance: Does it do what the prompt asks?
                anchors: {1: A detail is missed., 2: A named case is missed., 3: It does not work.}
                examples: {good: [A names the case that B misses.], bad: [A feels better.]}
              - key: maintainability
                title: Maintainability
                guidance: Would you like to find this in a year?
                anchors: {1: A matter of names., 2: A second way of doing a thing., 3: To be written again.}
                examples: {good: [B adds a second parser beside the first.], bad: [B is longer.]}
            reasonCodes:
              - {key: breaks_existing, title: Breaks something that worked}
              - {key: legitimate_taste, title: A matter of legitimate taste}
            """;

    private Texts() {}

    /** A task about the greeting: a verifier by JUnit report that fails on the base, one by exit code that passes. */
    public static String greetingTask(String title, String commit) {
        return """
                title: %s
                category: bug_fix
                repository: greeter
                baseCommit: %s
                pullRequest:
                  title: Say hello
                  description: Readers are to be greeted with hello.
                prompt: Please correct the greeting, and leave the farewell as it is.
                verifiers:
                  - name: Greeting tests
                    command: sh test.sh
                    timeoutSeconds: 30
                    onBase: fail
                    rule:
                      junit:
                        reports: build/TEST-*.xml
                        failToPass: ["greeting.GreetingTest#saysHello"]
                        passToPass: ["greeting.GreetingTest#saysBye"]
                  - name: Farewell stays
                    command: grep -q '^bye, reader$' farewell.txt
                    timeoutSeconds: 30
                    onBase: pass
                    rule: {exitCode: 0}
                environment: {toolchain: system, setup: []}
                """.formatted(title, commit);
    }

    /** A task whose verifier asks next to nothing. */
    public static String trivialTask(String title, String commit) {
        return """
                title: %s
                category: docs
                repository: greeter
                baseCommit: %s
                pullRequest: {title: Say more, description: Anything will do.}
                prompt: Please add a file.
                verifiers:
                  - {name: Farewell stays, command: test -s farewell.txt, timeoutSeconds: 30, onBase: pass, rule: {exitCode: 0}}
                environment: {toolchain: system, setup: []}
                """.formatted(title, commit);
    }

    /** Does what was asked, twice. */
    public static Map<String, Object> careful(String agent, String version) {
        return script(
                agent,
                version,
                List.of(
                        Map.of("think", "The greeting is one word in one file; the README repeats it."),
                        Map.of("edit", Map.of("path", "greeting.txt", "find", "hullo", "replace", "hello")),
                        Map.of("edit", Map.of("path", "README.md", "find", "hullo", "replace", "hello")),
                        Map.of("run", Map.of("command", List.of("sh", "test.sh"))),
                        Map.of("message", "I am " + agent + " " + version + ". The greeting says hello now.")),
                List.of(
                        Map.of("write", Map.of("path", "CHANGES.md", "content", "- The greeting says hello.\n")),
                        Map.of("message", "The change is noted in CHANGES.md.")));
    }

    /** Greets well and breaks the farewell. */
    public static Map<String, Object> careless(String agent, String version) {
        return script(
                agent,
                version,
                List.of(
                        Map.of("edit", Map.of("path", "greeting.txt", "find", "hullo", "replace", "hello")),
                        Map.of("write", Map.of("path", "farewell.txt", "content", "goodbye, reader\n")),
                        Map.of("message", "Greeting and farewell are polite now.")),
                List.of(
                        Map.of("write", Map.of("path", "NEWS.txt", "content", "politer\n")),
                        Map.of("message", "Added the news.")));
    }

    private static Map<String, Object> script(
            String agent, String version, List<Map<String, ?>> first, List<Map<String, ?>> second) {
        return Map.of(
                "script",
                1,
                "agent",
                agent,
                "version",
                version,
                "description",
                "For this test.",
                "turns",
                List.of(Map.of("steps", first), Map.of("steps", second)));
    }

    /** A registration of a scripted agent whose name must not be seen by an expert. */
    public static Map<String, Object> scripted(Map<String, Object> script) {
        return Map.of(
                "agent", script.get("agent"),
                "version", script.get("version"),
                "adapter", "scripted",
                "settings", Map.of("scripts", Map.of("*", script)),
                "identityWords", List.of(script.get("agent")));
    }

    public static Map<String, Object> imported(String agent) {
        return Map.of("agent", agent, "version", "1.0", "adapter", "import", "settings", Map.of());
    }

    /** A patch that adds one file. */
    public static String patch(String path, String line) {
        return """
                diff --git a/%1$s b/%1$s
                new file mode 100644
                --- /dev/null
                +++ b/%1$s
                @@ -0,0 +1 @@
                +%2$s
                """.formatted(path, line);
    }

    public static Map<String, Object> campaign(String rubric, int reviewers, List<String> agents) {
        return Map.of(
                "name", "Greetings",
                "privacyClass", "RELEASABLE",
                "agentVersions", agents,
                "rubricVersion", rubric,
                "reviewers", reviewers,
                "authorFee", "280.00",
                "reviewerFee", "40.00",
                "currency", "USD");
    }

    /**
     * A judgement of both sides.
     *
     * @param step 1 A much better … 7 B much better
     */
    public static Map<String, Object> opinion(int step, String rationale) {
        List<String> words = List.of(
                "a_much_better",
                "a_better",
                "a_slightly_better",
                "tie",
                "b_slightly_better",
                "b_better",
                "b_much_better");
        return Map.of(
                "axes",
                Map.of("correctness", Integer.toString(step), "maintainability", Integer.toString(step)),
                "overall",
                words.get(step - 1),
                "confidence",
                "sure",
                "rationale",
                rationale);
    }

    public static final Map<String, Object> ACCEPT =
            Map.of("verdict", "accept", "text", "Clear and well argued.", "remarks", List.of());
}
