package dev.pkgdock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** Who had what installed where, one line each, oldest first. */
public final class InstallLog {
    private final Path file;
    private final Clock clock;

    public InstallLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public void add(InstallRequest request, String result) throws IOException {
        String line = String.join(
                "\t",
                clock.instant().toString(),
                oneLine(request.requester()),
                oneLine(request.environment()),
                oneLine(String.join(" ", request.packages())),
                oneLine(request.options()),
                oneLine(result));
        Files.writeString(
                file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ");
    }
}
