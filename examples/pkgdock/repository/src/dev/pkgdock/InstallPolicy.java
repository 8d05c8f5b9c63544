package dev.pkgdock;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * What the operator decided, once, for all requests.
 *
 * @param installer program and fixed arguments
 * @param index URL of the only main index
 * @param extraHosts hosts that an extra index may be on
 * @param timeout longest time for one installation
 */
public record InstallPolicy(List<String> installer, String index, Set<String> extraHosts, Duration timeout) {
    public InstallPolicy {
        installer = List.copyOf(installer);
        extraHosts = Set.copyOf(extraHosts);
        if (installer.isEmpty()) {
            throw new IllegalArgumentException("the policy names no installer");
        }
    }

    public static InstallPolicy load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new InstallPolicy(
                List.of(required(properties, "installer").split("\\s+")),
                required(properties, "index"),
                Set.of(required(properties, "extra.hosts").split("\\s+")),
                Duration.ofSeconds(Long.parseLong(required(properties, "timeout.seconds"))));
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the policy file lacks " + key);
        }
        return value.strip();
    }
}
