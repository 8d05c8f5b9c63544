package dev.marlin.app.command;

import dev.marlin.app.command.option.ActingOption;
import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.app.server.RunningServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskContent;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.files.TaskFiles;
import dev.marlin.tasks.files.TaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin task}: tasks from files. */
@Command(
        name = "task",
        description = "Bring tasks in from files.",
        mixinStandardHelpOptions = true,
        subcommands = TaskCommand.Import.class)
final class TaskCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: marlin task import FILE.yaml");
    }

    /** {@code marlin task import}: all files become drafts, or none does. */
    @Command(
            name = "import",
            description = "Store task files as drafts of the person who acts: all of them, or none when one is faulty.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration = new ConfigurationOption();

        @Mixin
        private ActingOption acting = new ActingOption();

        @Mixin
        private OutputOption output = new OutputOption();

        @Option(
                names = "--campaign",
                paramLabel = "NAME",
                required = true,
                description = "Campaign that the tasks belong to, by name or id.")
        private String campaign;

        @Parameters(
                paramLabel = "FILE.yaml",
                arity = "1..*",
                description = "Task files; patches that they name lie beside them.")
        private List<Path> files;

        @Override
        public Integer call() throws IOException {
            InputFiles.require(files, "stored");
            try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
                PersonId author = acting.allowed(server, "POST", "/api/v1/tasks");
                Campaign into = CampaignNames.find(server.bean(Campaigns.class), campaign);
                Map<Path, TaskContent> contents = read(server.bean(TaskFiles.class), into);
                if (contents.size() < files.size()) {
                    spec.commandLine()
                            .getErr()
                            .println("No task was stored. Mend the files, then type the same again.");
                    return 1;
                }
                List<Draft> drafts = store(server, contents, author);
                output.print(spec.commandLine().getOut(), words(drafts), new Answer(into.name(), drafts));
                return 0;
            }
        }

        /** The faulty ones are told, each by its first fault, and left out. */
        private Map<Path, TaskContent> read(TaskFiles reader, Campaign into) throws IOException {
            Map<Path, TaskContent> contents = new LinkedHashMap<>();
            for (Path file : files) {
                Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
                try {
                    contents.put(file, reader.content(Files.readString(file), TaskFolder.of(folder), into.id()));
                } catch (MarlinException faulty) {
                    spec.commandLine().getErr().println(file + ": " + faulty.getMessage());
                }
            }
            return contents;
        }

        private static List<Draft> store(RunningServer server, Map<Path, TaskContent> contents, PersonId author) {
            Tasks tasks = server.bean(Tasks.class);
            return Objects.requireNonNull(server.bean(TransactionTemplate.class).execute(status -> {
                List<Draft> drafts = new ArrayList<>();
                contents.forEach((file, content) -> {
                    try {
                        drafts.add(Draft.of(file, tasks.draft(content, author)));
                    } catch (MarlinException refused) {
                        throw new MarlinException(
                                refused.problem(),
                                file + ": " + refused.getMessage() + " No task was stored.",
                                refused);
                    }
                });
                return drafts;
            }));
        }

        private static String words(List<Draft> drafts) {
            Rows rows = new Rows(
                    List.of("TASK", "FILE", "TITLE"),
                    drafts.stream()
                            .map(draft -> List.of(draft.code(), draft.file(), draft.title()))
                            .toList());
            return rows.text(Terminal.OUT.isWatched())
                    + "\nStored as drafts. Try the verifiers on the base and publish each on its page.";
        }
    }

    /** What {@code --json} prints. */
    record Answer(String campaign, List<Draft> tasks) {}

    /** One task. */
    record Draft(String file, String id, String code, String title, String state) {
        static Draft of(Path file, Task task) {
            return new Draft(
                    file.toString(),
                    task.id().toString(),
                    task.id().shortCode(),
                    task.title(),
                    task.state().name().toLowerCase(Locale.ROOT));
        }
    }
}
