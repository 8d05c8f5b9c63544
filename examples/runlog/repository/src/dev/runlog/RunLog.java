package dev.runlog;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The command line: {@code runlog FOLDER start ID NAME COMMAND | end ID EXIT | report}. */
public final class RunLog {
    private RunLog() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.size() < 2) {
            System.err.println("usage: runlog FOLDER start ID NAME COMMAND | end ID EXIT | report");
            System.exit(2);
        }
        RunStore store = new RunStore(Path.of(words.getFirst()));
        String host = InetAddress.getLocalHost().getHostName();
        RunRecorder recorder = new RunRecorder(store, Clock.systemUTC(), host);
        switch (words.get(1)) {
            case "start" -> recorder.start(words.get(2), words.get(3), words.get(4), List.of());
            case "end" -> recorder.end(words.get(2), Integer.parseInt(words.get(3)));
            case "report" -> System.out.print(new RunReport(store.all()).text());
            default -> {
                System.err.println("unknown command: " + words.get(1));
                System.exit(2);
            }
        }
    }
}
