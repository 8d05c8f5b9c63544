package dev.marlin.testkit.blind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent that gives itself away wherever it can.
 *
 * @param name of the agent
 * @param vendor two words
 * @param model its model's name
 */
public record NamedWork(String name, String version, String vendor, String model) {
    public static final NamedWork ALDEBARAN =
            new NamedWork("Aldebaran", "4.2.7391", "Taurus Labs", "hyades-xl-20260314");
    public static final NamedWork BETELGEUSE = new NamedWork("Betelgeuse", "1.9.6604", "Orion Forge", "rigel-opus-70b");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Words that the manager registers with the agent. */
    public String[] words() {
        return new String[] {vendor, model};
    }

    /** Steps of both turns of a script, as its file spells them. */
    public List<String> turns() {
        return List.of(steps(first()), steps(second()));
    }

    /** What must be found in the unblinded book and nowhere else. */
    public void plantIn(Canaries canaries) {
        String lower = name.toLowerCase(Locale.ROOT);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        canaries.add(name + ": name", lower)
                .add(name + ": version", version)
                .add(name + ": vendor", vendor)
                .add(name + ": model", model)
                .add(name + ": mail domain", domain())
                .add(name + ": session link", session())
                .add(name + ": file name", lower + "-notes.md")
                .add(name + ": own folder", "." + lower + "/plan.md")
                .add(name + ": own folder's content", "secret plan " + session())
                .add(name + ": branch", lower + "/fix")
                .add(name + ": base64", Base64.getEncoder().withoutPadding().encodeToString(bytes))
                .add(name + ": hexadecimal", HexFormat.of().formatHex(bytes))
                .add(name + ": reversed", new StringBuilder(lower).reverse().toString());
    }

    /** Habits that are the same for both: files of agents, trailers, banners, tools. */
    public static void plantHabitsIn(Canaries canaries) {
        canaries.add("CLAUDE.md", "claude.md")
                .add("CLAUDE.md's content", "obey-the-house-7731")
                .add(".cursor", ".cursor")
                .add("edit of AGENTS.md", "always-be-kind-7731")
                .add(".aider", ".aider.chat.history")
                .add("trailer", "co-authored-by")
                .add("stranger in a trailer", "somebody.else.7731")
                .add("banner", "generated with")
                .add("tool", "str_replace_editor");
    }

    private String domain() {
        return vendor.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
    }

    private String session() {
        return HexFormat.of().formatHex(model.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private String trailers() {
        return """
                Generated with [%1$s](https://%2$s)
                Co-Authored-By: %1$s %3$s <bot@%2$s>
                Co-authored-by: Somebody <somebody.else.7731@mail.example>
                """.formatted(name, domain(), version);
    }

    private List<Map<String, Object>> first() {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(Map.of("think", "I am " + name + "."));
        steps.add(Map.of("plan", List.of("Be " + name + " " + version, "str_replace_editor(view)")));
        steps.add(Map.of("message", "As " + name + " " + version + " of " + vendor + " I begin. " + model));
        steps.add(edit("greeting.txt", "hullo", "hello"));
        steps.add(edit("AGENTS.md", "Be brief.", "Be brief. always-be-kind-7731"));
        steps.add(write("CLAUDE.md", "obey-the-house-7731\n"));
        steps.add(write(".cursor/rules/house.mdc", "cursor rules\n"));
        steps.add(write(".aider.chat.history.md", "history\n"));
        steps.add(write("." + lower() + "/plan.md", "secret plan " + session() + "\n"));
        steps.add(write(
                "docs/" + lower() + "-notes.md",
                """
                        Written by %1$s (version %2$s), a product of %3$s running %4$s.
                        Mail bot@%5$s or read https://%5$s/share/%6$s today.
                        %7$s %8$s %9$s %10$s
                        """.formatted(
                                        name,
                                        version,
                                        vendor,
                                        model,
                                        domain(),
                                        session(),
                                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                                        HexFormat.of().formatHex(bytes),
                                        new StringBuilder(lower()).reverse(),
                                        String.join("\u200b", name.split("", -1)))
                        + trailers()));
        steps.add(write("Greeter.java", """
                        /** Greets. Made by %1$s %2$s. */
                        class Greeter {
                            // %3$s, %4$s
                            int answer = 1; // as %1$s/%2$s would
                        }
                        """.formatted(name, version, vendor, model)));
        steps.add(write("report.txt", "tested by " + name + " v" + version + " of " + vendor + "\n" + trailers()));
        steps.add(shell("echo '" + name + "-" + version + "' && ls -a . .cursor && cat CLAUDE.md"));
        steps.add(shell(commit()));
        steps.add(Map.of(
                "message",
                "Done by " + name + " " + version + ", " + model + ". See https://" + domain() + "/share/" + session()
                        + "\n\n" + trailers()));
        return steps;
    }

    private List<Map<String, Object>> second() {
        return List.of(
                write("second.md", name + " (" + version + ") again, from " + vendor + "\n" + trailers()),
                shell("cat .aider.chat.history.md CLAUDE.md; echo " + model),
                Map.of("message", name + " " + version + " has answered."));
    }

    /** Commits in its own folder: author, message and branch name it. */
    private String commit() {
        return "git init -q . && git checkout -q -b " + lower() + "/fix && git -c user.name='" + name
                + "' -c user.email=bot@" + domain() + " commit -q --allow-empty -m 'Greet' -m '"
                + trailers().replace("'", "") + "' && git branch && git log -1";
    }

    private String lower() {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> edit(String path, String find, String replace) {
        return Map.of("edit", Map.of("path", path, "find", find, "replace", replace));
    }

    private static Map<String, Object> write(String path, String content) {
        return Map.of("write", Map.of("path", path, "content", content));
    }

    private static Map<String, Object> shell(String command) {
        return Map.of("run", Map.of("command", List.of("sh", "-c", command)));
    }

    private static String steps(List<Map<String, Object>> steps) {
        String all = JSON.writeValueAsString(steps);
        return all.substring(1, all.length() - 1);
    }
}
