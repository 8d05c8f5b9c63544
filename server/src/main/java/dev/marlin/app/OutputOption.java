package dev.marlin.app;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** How a command tells its result: lines for people, or one JSON object for programs with {@code --json}. */
final class OutputOption {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "Print one JSON object instead of words.")
    private boolean json;

    /** Prints the facts in the form asked for; the sentence says the same in words. */
    void print(PrintWriter out, String sentence, Map<String, ?> facts) {
        out.println(json ? JSON.writeValueAsString(facts) : sentence);
        out.flush();
    }
}
