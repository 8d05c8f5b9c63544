package dev.marlin.runner.run;

import dev.marlin.runner.agent.script.ScriptedAgent;
import dev.marlin.runner.verify.PassRule;
import dev.marlin.runner.verify.VerifierSpec;
import dev.marlin.runner.workspace.PreparedBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.PersonIdent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One example of ours, as it lies in {@code examples/}. */
record ExampleTask(Path folder, Map<String, Object> yaml) {
    static ExampleTask named(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples"))) {
            folder = folder.getParent();
        }
        Path example = folder.resolve("examples").resolve(name);
        return new ExampleTask(example, yaml(example.resolve("task.yaml")));
    }

    private static Map<String, Object> yaml(Path file) {
        return YAMLMapper.shared().readValue(text(file), new TypeReference<>() {});
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String prompt() {
        return (String) yaml.get("prompt");
    }

    @SuppressWarnings("unchecked")
    String followUp() {
        return ((List<String>) yaml.get("followUps")).getFirst();
    }

    String baseCommit() {
        return (String) yaml.get("baseCommit");
    }

    ScriptedAgent agent(String name) {
        return ScriptedAgent.of(
                text(folder.resolve("agents/" + name + ".script.json")).getBytes());
    }

    @SuppressWarnings("unchecked")
    SeedRepository repository(Path gitDir) {
        Map<String, Object> history = yaml(folder.resolve("history.yaml"));
        String author = (String) history.get("author");
        int mail = author.indexOf(" <");
        return SeedRepository.make(
                folder.resolve("repository"),
                gitDir,
                new PersonIdent(author.substring(0, mail), author.substring(mail + 2, author.length() - 1)),
                ((List<Map<String, Object>>) history.get("commits"))
                        .stream()
                                .map(commit -> new SeedRepository.Commit(
                                        (String) commit.get("message"),
                                        Instant.parse((String) commit.get("date")),
                                        (List<String>) commit.get("paths")))
                                .toList());
    }

    TaskBasis basis(PreparedBase base) {
        byte[] testPatch = text(folder.resolve((String) yaml.get("testPatch"))).getBytes();
        return new TaskBasis(base, verifiers().stream().map(ExampleTask::spec).toList(), testPatch);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> verifiers() {
        return (List<Map<String, Object>>) yaml.get("verifiers");
    }

    @SuppressWarnings("unchecked")
    private static VerifierSpec spec(Map<String, Object> verifier) {
        Map<String, Object> junit = ((Map<String, Map<String, Object>>) verifier.get("rule")).get("junit");
        return new VerifierSpec(
                (String) verifier.get("name"),
                (String) verifier.get("command"),
                Duration.ofSeconds((Integer) verifier.get("timeoutSeconds")),
                new PassRule.Junit((String) junit.get("reports"), (List<String>) junit.get("failToPass"), (List<String>)
                        junit.get("passToPass")));
    }
}
