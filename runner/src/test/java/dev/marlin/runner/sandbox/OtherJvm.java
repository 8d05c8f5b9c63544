package dev.marlin.runner.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts a class of these tests in another JVM of the same kind. */
final class OtherJvm {
    private OtherJvm() {}

    static List<String> command(Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folderOf(BubblewrapBackend.class) + ":" + folderOf(main),
                main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    private static String folderOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
