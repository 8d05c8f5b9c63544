package dev.marlin.app.command.option;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a long command says how far it is: on standard error, so that results can be piped. */
public final class ProgressOption {
    @Option(names = "--quiet", description = "Say nothing on the way.")
    private boolean quiet;

    /** Says one thing that happened on the way. */
    public void say(PrintWriter err, String sentence) {
        if (!quiet) {
            err.println(sentence);
            err.flush();
        }
    }

    public ProgressLine line(PrintWriter err) {
        ProgressLine.Manner manner = quiet
                ? ProgressLine.Manner.SILENT
                : Terminal.ERR.isWatched() ? ProgressLine.Manner.BAR : ProgressLine.Manner.LINES;
        return new ProgressLine(err, manner, System::nanoTime);
    }
}
