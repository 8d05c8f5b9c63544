package dev.marlin.app.command.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.command.MarlinCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of docs/statistics.md, on the tables of docs/statistics.md, print what docs/statistics.md says. */
class StatisticsHandbookTest {
    private static final Pattern TABLE = Pattern.compile("```csv ([a-z]+\\.csv)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SESSION =
            Pattern.compile("```console\n\\$ marlin stats ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String handbook = "";

    @BeforeEach
    void writeTheTables() throws IOException {
        handbook = Files.readString(Path.of("../docs/statistics.md"));
        for (MatchResult table : TABLE.matcher(handbook).results().toList()) {
            Files.writeString(folder.resolve(table.group(1)), table.group(2));
        }
    }

    @Test
    void commandsPrintWhatTheHandbookShows() {
        List<MatchResult> sessions = SESSION.matcher(handbook).results().toList();
        assertThat(sessions).hasSizeGreaterThanOrEqualTo(4);
        for (MatchResult session : sessions) {
            String[] words = session.group(1).split(" ");
            List<String> printed = lines(run(words));
            List<String> shown = lines(session.group(2));
            // A terminal gets the heads of a table as well, a pipe does not.
            boolean hasHeads = shown.size() == printed.size() + 1;
            assertThat(hasHeads ? shown.subList(1, shown.size()) : shown)
                    .as(session.group(1))
                    .isEqualTo(printed);
        }
    }

    private String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine marlin = MarlinCommand.line();
        marlin.setOut(new PrintWriter(out));
        marlin.setErr(new PrintWriter(err));
        String[] arguments = Stream.concat(
                        Stream.of("stats"),
                        Stream.of(words)
                                .map(word -> word.endsWith(".csv")
                                        ? folder.resolve(word).toString()
                                        : word))
                .toArray(String[]::new);
        assertThat(marlin.execute(arguments)).as(err.toString()).isZero();
        return out.toString();
    }

    /** Lines with their columns one blank apart, however they are aligned. */
    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
