package dev.marlin.statistics.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints one line for each goal of this module's speed and accuracy: {@code [--json] [--labels DIR]}.
 *
 * <p>Each job runs in a Java process of its own, so that its first call is what a command in the shell would wait for and
 * its memory is its own. {@code DIR} holds a folder for each {@link LabelSet}.
 */
public final class GoalTable {

    private static final String OWN_PROCESS = "--job";

    private GoalTable() {}

    /** A job, and the largest heap that it may take. */
    private enum Job {
        CSV("1g"),
        CSV_IN_THREADS("1g"),
        COLUMNS("1g"),
        STYLE("1g"),
        EXACTNESS("1g"),
        SANDWICH("1g"),
        AGREEMENT("1g"),
        ACCURACY("2g"),
        TEN_FUNCTIONS("100m"),
        FIFTY_FUNCTIONS("280m"),
        PEOPLE("1g");

        private final String heap;

        Job(String heap) {
            this.heap = heap;
        }

        List<Line> run(Optional<Path> labels) throws Exception {
            return switch (this) {
                case CSV -> RankingJobs.fromCsv(1);
                case CSV_IN_THREADS -> RankingJobs.fromCsv(2);
                case COLUMNS -> RankingJobs.fromColumns();
                case STYLE -> RankingJobs.style();
                case EXACTNESS -> RankingJobs.exactness();
                case SANDWICH -> RankingJobs.sandwich();
                case AGREEMENT -> LabelJobs.agreement();
                case ACCURACY -> LabelJobs.accuracy(labels);
                case TEN_FUNCTIONS -> LabelJobs.tenFunctions();
                case FIFTY_FUNCTIONS -> LabelJobs.fiftyFunctions();
                case PEOPLE -> LabelJobs.people();
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> given = List.of(arguments);
        Optional<Path> labels = after(given, "--labels").map(Path::of);
        Optional<String> own = after(given, OWN_PROCESS);
        if (own.isPresent()) {
            Job.valueOf(own.get()).run(labels).forEach(line -> System.out.println(line.tabbed()));
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (Job job : Job.values()) {
            System.err.println(
                    "Measuring " + job.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
            lines.addAll(inOwnProcess(job, labels));
        }
        System.out.println(given.contains("--json") ? json(lines) : table(lines));
    }

    private static Optional<String> after(List<String> arguments, String word) {
        int place = arguments.indexOf(word);
        if (place >= 0 && place + 1 == arguments.size()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return place < 0 ? Optional.empty() : Optional.of(arguments.get(place + 1));
    }

    private static List<Line> inOwnProcess(Job job, Optional<Path> labels) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + job.heap,
                "-cp",
                System.getProperty("java.class.path"),
                GoalTable.class.getName(),
                OWN_PROCESS,
                job.name()));
        labels.ifPresent(folder -> command.addAll(List.of("--labels", folder.toString())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Line> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().map(Line::parsed).forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the job " + job + " failed");
        }
        return lines;
    }

    private static String table(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Line.HEADER);
        lines.forEach(line -> rows.add(line.cells()));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                int column = c;
                int width = rows.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                text.append(row.get(c)).append(" ".repeat(width - row.get(c).length() + 2));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String json(List<Line> lines) {
        return "[\n  " + String.join(",\n  ", lines.stream().map(Line::json).toList()) + "\n]";
    }
}
