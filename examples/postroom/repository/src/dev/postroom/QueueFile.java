package dev.postroom;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads {@code queues.properties}. */
public final class QueueFile {
    private QueueFile() {}

    /** The queues by name, in the order of the file. */
    public static Map<String, QueueConfig> load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, QueueConfig> queues = new LinkedHashMap<>();
        for (String name : required(properties, "queues").split("\\s+")) {
            QueueConfig queue = new QueueConfig(
                    name,
                    required(properties, name + ".transport"),
                    Integer.parseInt(required(properties, name + ".tries")),
                    Duration.ofSeconds(Long.parseLong(required(properties, name + ".pause.seconds"))));
            if (queues.put(name, queue) != null) {
                throw new IllegalArgumentException("queue named twice: " + name);
            }
        }
        return queues;
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the queue file lacks " + key);
        }
        return value.strip();
    }
}
