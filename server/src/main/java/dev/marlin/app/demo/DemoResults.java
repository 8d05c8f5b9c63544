package dev.marlin.app.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a headless demo leaves: a dataset, {@code leaderboard.json}, a one-page report; fetched over HTTP as a manager. */
@Component
public class DemoResults {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Demo demo;

    DemoResults(Demo demo) {
        this.demo = demo;
    }

    /** @return a summary as one line of JSON */
    public String write(URI server, Path out) {
        Actor manager = demo.manager(server);
        JsonNode board = manager.get("/api/v1/leaderboard?includeScripted=true");
        JsonNode release = manager.post("/api/v1/releases", Map.of("includeScripted", true));
        byte[] archive =
                manager.download("/api/v1/releases/" + release.path("id").asString() + "/archive");
        try {
            Files.createDirectories(out);
            Files.write(
                    out.resolve("leaderboard.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(board));
            unpack(archive, out.resolve("dataset"));
            Files.writeString(out.resolve("report.html"), DemoReport.html(board, release));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results to " + out, e);
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("battles", board.path("battles").asInt());
        summary.put("preferences", release.path("facts").path("preferences").asInt());
        summary.put("judgements", release.path("facts").path("judgements").asInt());
        summary.put("scripted", true);
        summary.put("out", out.toString());
        return JSON.writeValueAsString(summary);
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("archive entry leaves the folder: " + entry.getName());
                }
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
