package dev.marlin.export;

import com.jerolba.carpet.CarpetWriter;
import dev.marlin.kernel.Digest;
import dev.marlin.runs.RunRecords;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a release into a folder: trajectories, Parquet as the hub lays it out, the same rows as JSON Lines, a card, the
 * facts, and SHA-256 sums over all of it.
 */
final class ReleaseFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReleaseFiles() {}

    /** @param records where trajectories come from, one at a time */
    static void write(Path folder, ReleaseRows.Rows rows, ReleaseFacts facts, RunRecords records) throws IOException {
        if (!rows.trajectories().isEmpty()) {
            Files.createDirectory(folder.resolve("trajectories"));
        }
        for (Map.Entry<String, ReleasedTrajectory> trajectory :
                rows.trajectories().entrySet()) {
            Files.write(
                    folder.resolve(trajectory.getKey()), trajectory.getValue().document(records));
        }
        table(folder, "preferences", rows.preferences(), PreferenceRow.class);
        table(folder, "judgements", rows.judgements(), JudgementRow.class);
        Files.writeString(folder.resolve("README.md"), DatasetCard.of(facts));
        Files.write(
                folder.resolve("release.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
        sums(folder);
    }

    private static <T> void table(Path folder, String name, List<T> rows, Class<T> type) throws IOException {
        lines(folder, name, rows);
        Thread thread = Thread.currentThread();
        ClassLoader held = thread.getContextClassLoader();
        // The Parquet writer reads its defaults by the thread's class loader; a thread may hold one that is closed.
        thread.setContextClassLoader(CarpetWriter.class.getClassLoader());
        try {
            parquet(folder, name, rows, type);
        } finally {
            thread.setContextClassLoader(held);
        }
    }

    private static void lines(Path folder, String name, List<?> rows) throws IOException {
        Path lines = folder.resolve(name + ".jsonl");
        try (Writer writer = Files.newBufferedWriter(lines)) {
            for (Object row : rows) {
                writer.write(JSON.writeValueAsString(row));
                writer.write('\n');
            }
        }
    }

    private static <T> void parquet(Path folder, String name, List<T> rows, Class<T> type) throws IOException {
        Path parquet = folder.resolve(name).resolve("train-00000-of-00001.parquet");
        Files.createDirectories(folder.resolve(name));
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(parquet));
                CarpetWriter<T> writer = new CarpetWriter.Builder<>(bytes, type)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withExtraMetaData("huggingface", HubFeatures.of(type))
                        .build()) {
            writer.write(rows);
        }
    }

    private static void sums(Path folder) throws IOException {
        TreeMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(folder.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
            }
        }
        StringBuilder text = new StringBuilder();
        sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
        Files.write(folder.resolve("SHA256SUMS"), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
