package dev.marlin.app.command.audit;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An export taken apart by somebody who wants to change it and has no private key.
 *
 * @param members all files of the ZIP but the entries, as text
 * @param lines the entries, without line feeds
 */
record ExportFiles(Map<String, String> members, List<byte[]> lines) {
    private static final String ENTRIES = "entries.jsonl";

    static ExportFiles read(Path file) {
        Map<String, String> members = new LinkedHashMap<>();
        List<byte[]> lines = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (entry.getName().equals(ENTRIES)) {
                        text.lines().forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
                    } else {
                        members.put(entry.getName(), text);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportFiles(members, lines);
    }

    ExportFiles copy() {
        return new ExportFiles(new LinkedHashMap<>(members), new ArrayList<>(lines));
    }

    void write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(ENTRIES));
            ByteArrayOutputStream entries = new ByteArrayOutputStream(lines.size() * 512);
            for (byte[] line : lines) {
                entries.write(line);
                entries.write('\n');
            }
            zip.write(entries.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
