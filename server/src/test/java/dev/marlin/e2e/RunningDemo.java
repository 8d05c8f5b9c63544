package dev.marlin.e2e;

import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.http.MarlinProcess;
import dev.marlin.testkit.runs.Until;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code marlin demo} on the real jar, played until it is the visitor's turn: one for all tests of this run. */
final class RunningDemo {
    static final List<String> PEOPLE = List.of("ines", "jonas", "lea", "theo", "mara", "finn", "ada");
    private static final RunningDemo ONLY = new RunningDemo();

    private final Path data = TestFiles.dataFolder();
    private final MarlinProcess process = MarlinProcess.start(data, Map.of(), "demo");

    private RunningDemo() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        Until.holds("the demo reaches the visitor", Duration.ofMinutes(4), this::isReady);
    }

    /** Its address. */
    static URI url() {
        return ONLY.process.url();
    }

    private boolean isReady() {
        return process.output().stream().anyMatch(line -> line.startsWith("Your turn"));
    }

    private void end() {
        process.close();
        TestFiles.deleteTree(data);
    }
}
