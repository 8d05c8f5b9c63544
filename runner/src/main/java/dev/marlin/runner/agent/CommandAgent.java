package dev.marlin.runner.agent;

import dev.marlin.runner.sandbox.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Any program as an agent. It starts in {@code /workspace}, gets the prompt on standard input and wherever
 * {@code {prompt}} stands in its arguments; no shell reads either. Standard output is its message.
 *
 * @param name as people say it
 * @param version as the operator names it
 * @param argv program and arguments
 * @param environment further variables; never secrets
 */
public record CommandAgent(String name, String version, List<String> argv, Map<String, String> environment)
        implements LaunchedAgent {
    private static final String PLACEHOLDER = "{prompt}";
    /** Linux takes 128 KiB in one argument, its end included. */
    private static final int LONGEST_ARGUMENT_BYTES = (128 << 10) - 1;

    public CommandAgent {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || argv.getFirst().isBlank() || argv.getFirst().contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("a command agent names its program first, without {prompt}");
        }
        if (argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("no argument may hold a NUL");
        }
    }

    @Override
    public AgentIdentity identity() {
        byte[][] parts = Stream.concat(
                        argv.stream(),
                        new TreeMap<>(environment).entrySet().stream().map(Object::toString))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return new AgentIdentity(name, version, AgentIdentity.digestOf(parts));
    }

    @Override
    public Provenance provenance() {
        return Provenance.COMMAND;
    }

    /** A program that keeps what it needs in its home may follow up; Marlin keeps the home between turns. */
    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.FOLLOWS_UP);
    }

    @Override
    public LaunchPlan plan(TurnRequest request) {
        List<String> words = argv.stream()
                .map(word -> word.replace(PLACEHOLDER, request.prompt()))
                .toList();
        for (String word : words) {
            if (word.getBytes(StandardCharsets.UTF_8).length > LONGEST_ARGUMENT_BYTES) {
                return new LaunchPlan.Refused("The prompt is too long for an argument (128 KiB); let the program read "
                        + "standard input and leave {prompt} out.");
            }
        }
        byte[] stdin = request.prompt().getBytes(StandardCharsets.UTF_8);
        return new LaunchPlan.Ready(new Launch(new Command(words, environment, stdin), String.join(" ", argv)));
    }

    @Override
    public EventReader reader() {
        return new PlainTextReader(String.join(" ", argv));
    }
}
