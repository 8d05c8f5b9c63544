package dev.marlin.app.command.option;

import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** How a command tells its result: lines for people, or one JSON object for programs with {@code --json}. */
public final class OutputOption {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "Print one JSON object instead of words.")
    private boolean json;

    /**
     * Prints the facts in the form asked for; the sentence says the same in words.
     *
     * @param facts a map or a record; its names are what programs rely on
     */
    public void print(PrintWriter out, String sentence, Object facts) {
        out.println(json ? JSON.writeValueAsString(facts) : sentence);
        out.flush();
    }

    /** Whether a program reads the result. */
    public boolean isJson() {
        return json;
    }
}
