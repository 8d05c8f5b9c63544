package dev.marlin.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One example of {@code examples/}: a repository's files and history, a task, two scripted agents.
 *
 * @param folder of the example
 * @param title of its task
 * @param followUps prompts that an expert may send after the first turn
 */
record Example(String name, Path folder, String title, List<String> followUps) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> NAMES = List.of("pkgdock", "runlog", "postroom");

    Example {
        followUps = List.copyOf(followUps);
    }

    /** All examples below the folder, in the order of the demo. */
    static List<Example> all(Path examples) {
        return NAMES.stream().map(name -> read(name, examples.resolve(name))).toList();
    }

    private static Example read(String name, Path folder) {
        JsonNode task = yaml(folder.resolve("task.yaml"));
        List<String> followUps = new ArrayList<>();
        task.path("followUps").forEach(prompt -> followUps.add(prompt.asString()));
        return new Example(name, folder, task.path("title").asString(), followUps);
    }

    String taskFile() {
        return text(folder.resolve("task.yaml"));
    }

    /** The script of an agent for this example. */
    String script(String agent) {
        return text(folder.resolve("agents").resolve(agent + ".script.json"));
    }

    JsonNode history() {
        return yaml(folder.resolve("history.yaml"));
    }

    Path repositoryFiles() {
        return folder.resolve("repository");
    }

    Optional<String> followUp() {
        return followUps.stream().findFirst();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the demo needs " + file + "; start it with ./marlin from the repository", e);
        }
    }

    private static JsonNode yaml(Path file) {
        return YAML.readTree(text(file));
    }
}
