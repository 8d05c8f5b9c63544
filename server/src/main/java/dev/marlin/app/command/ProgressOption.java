package dev.marlin.app.command;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a long command says how far it is: on standard error, so that results can be piped. */
final class ProgressOption {
    @Option(names = "--quiet", description = "Say nothing on the way.")
    private boolean quiet;

    /** Says one thing that happened on the way. */
    void say(PrintWriter err, String sentence) {
        if (!quiet) {
            err.println(sentence);
            err.flush();
        }
    }

    ProgressLine line(PrintWriter err) {
        ProgressLine.Manner manner = quiet
                ? ProgressLine.Manner.SILENT
                : Terminal.ERR.isWatched() ? ProgressLine.Manner.BAR : ProgressLine.Manner.LINES;
        return new ProgressLine(err, manner, System::nanoTime);
    }
}
