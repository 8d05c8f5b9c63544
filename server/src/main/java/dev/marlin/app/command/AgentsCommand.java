package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.config.Settings;
import dev.marlin.runner.agent.cli.Detection;
import dev.marlin.runner.doctor.AgentsDoctor;
import dev.marlin.runner.doctor.Rehearsed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin agents}: the agents' programs on this machine. */
@Command(
        name = "agents",
        description = "Look after the agents' programs on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = AgentsCommand.Doctor.class)
final class AgentsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: marlin agents doctor");
    }

    /** {@code marlin agents doctor}: finds installed agents and rehearses two turns with each. */
    @Command(
            name = "doctor",
            description = {
                "Find installed agents, print version and SHA-256, and let each work two scripted turns in the sandbox.",
                "No model is called, nothing leaves this machine. Exit code 6 when one does not do as its script says.",
                "The makers' terms for automated use of their programs are yours to accept."
            },
            mixinStandardHelpOptions = true)
    static final class Doctor implements Callable<Integer> {
        private static final int FINDINGS = 6;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration = new ConfigurationOption();

        @Mixin
        private OutputOption output = new OutputOption();

        @Option(
                names = "--programs",
                paramLabel = "DIR",
                description = "Folder to look in, over what the configuration says; may be given several times.")
        private List<Path> programs = new ArrayList<>();

        @Option(
                names = "--only",
                paramLabel = "AGENT",
                description = "Only these: claude-code, codex, opencode, kilo, gemini, qwen, pi.")
        private List<String> only = new ArrayList<>();

        @Option(names = "--list", description = "Find and print only; no rehearsal.")
        private boolean list;

        @Override
        public Integer call() {
            Settings settings = configuration.read(Map.of());
            List<Path> folders = programs.isEmpty() ? settings.agents().programs() : List.copyOf(programs);
            PrintWriter out = spec.commandLine().getOut();
            List<Map<String, Object>> facts = new ArrayList<>();
            try (AgentsDoctor doctor =
                    new AgentsDoctor(settings.runs().sandbox().backend())) {
                for (Detection found : doctor.find(folders)) {
                    if (only.isEmpty() || only.contains(found.flavor().id())) {
                        Seen seen = examine(doctor, found);
                        facts.add(seen.facts());
                        if (!output.isJson()) {
                            out.println(seen.words());
                            out.flush();
                        }
                    }
                }
            }
            boolean well = facts.stream().allMatch(agent -> Boolean.TRUE.equals(agent.get("ok")));
            String none = folders.isEmpty()
                    ? "No folder was given to look in: use --programs DIR or set agents.programs."
                    : "No agent was found in " + folders + ".";
            if (output.isJson() || facts.isEmpty()) {
                output.print(out, none, Map.of("ok", well, "agents", facts));
            }
            return well ? 0 : FINDINGS;
        }

        private Seen examine(AgentsDoctor doctor, Detection found) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("agent", found.flavor().id());
            return switch (found) {
                case Detection.Unusable unusable -> {
                    facts.put("ok", false);
                    facts.put("problem", unusable.reason());
                    yield new Seen(facts, "WRONG  " + unusable.reason());
                }
                case Detection.Usable usable -> usable(doctor, usable, facts);
            };
        }

        private Seen usable(AgentsDoctor doctor, Detection.Usable usable, Map<String, Object> facts) {
            String version = usable.installation().version();
            String digest = usable.installation().digest();
            facts.put("version", version);
            facts.put("sha256", digest);
            facts.put("tested", usable.tested());
            String head = usable.flavor().name() + " " + version + (usable.tested() ? "" : " (not a tested version)")
                    + "\n       SHA-256 " + digest;
            if (list) {
                facts.put("ok", true);
                return new Seen(facts, "found  " + head);
            }
            Rehearsed played = doctor.rehearse(usable);
            facts.put("ok", played.passed());
            facts.put("problem", played.problem());
            facts.put("turns", played.turns().stream().map(Doctor::turn).toList());
            facts.put("contacts", played.contacts());
            return new Seen(facts, (played.passed() ? "ok     " : "WRONG  ") + head + words(played));
        }

        private static Map<String, Object> turn(Rehearsed.PlayedTurn turn) {
            return Map.of(
                    "tookMillis",
                    turn.took().toMillis(),
                    "toolCalls",
                    turn.steps(),
                    "modelCalls",
                    turn.calls(),
                    "tokens",
                    turn.usage().tokens());
        }

        private static String words(Rehearsed played) {
            StringBuilder words = new StringBuilder();
            int number = 0;
            for (Rehearsed.PlayedTurn turn : played.turns()) {
                number++;
                words.append(String.format(
                        Locale.ROOT,
                        "%n       turn %d: %.1f s, %d tool calls, %d model calls",
                        number,
                        turn.took().toMillis() / 1000.0,
                        turn.steps(),
                        turn.calls()));
            }
            if (!played.problem().isEmpty()) {
                words.append("\n       ").append(played.problem());
            }
            String tried = played.contacts().isEmpty() ? "nothing else" : String.join(", ", played.contacts());
            return words.append("\n       tried to reach ").append(tried).toString();
        }

        private record Seen(Map<String, Object> facts, String words) {}
    }
}
