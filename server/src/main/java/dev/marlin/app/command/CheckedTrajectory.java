package dev.marlin.app.command;

import dev.marlin.runner.agent.atif.AtifFormatException;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.runner.agent.atif.AtifTrajectory.Metrics;
import dev.marlin.runner.agent.atif.Deviation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One file after it was read. Whatever it says of itself is shortened and tells a terminal nothing.
 *
 * @param problem why it cannot be read at all; empty when it can
 * @param document empty when it cannot be read
 * @param deviations from version 1.7, in the order of reading
 */
record CheckedTrajectory(Path file, String problem, Optional<AtifTrajectory> document, List<Deviation> deviations) {
    private static final int LONGEST = 300;

    CheckedTrajectory {
        deviations = List.copyOf(deviations);
    }

    static CheckedTrajectory of(Path file) {
        if (!Files.isRegularFile(file)) {
            return unreadable(file, Files.exists(file) ? "is no file" : "does not exist");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(file, bytes.readNBytes(AtifReader.LONGEST_BYTES + 1));
        } catch (AtifFormatException broken) {
            return unreadable(file, "is no document in ATIF: " + broken.deviation());
        } catch (IOException failed) {
            return unreadable(file, "cannot be read");
        }
    }

    private static CheckedTrajectory read(Path file, byte[] bytes) {
        AtifReader.Reading reading = AtifReader.tolerant(bytes);
        AtifTrajectory read = reading.trajectory();
        if (read.steps().isEmpty() && !read.schemaVersion().startsWith("ATIF-")) {
            return unreadable(file, "is no document in ATIF: it names no version and holds no step");
        }
        List<Deviation> deviations = new ArrayList<>(reading.deviations());
        if (deviations.isEmpty()) {
            // A name that stands twice in one object is found by the strict reader only.
            try {
                AtifReader.strict(bytes);
            } catch (AtifFormatException strict) {
                deviations.add(strict.deviation());
            }
        }
        return new CheckedTrajectory(file, "", Optional.of(read), deviations);
    }

    private static CheckedTrajectory unreadable(Path file, String problem) {
        return new CheckedTrajectory(file, problem, Optional.empty(), List.of());
    }

    boolean isReadable() {
        return document.isPresent();
    }

    boolean deviates() {
        return !deviations.isEmpty();
    }

    /** @param strict whether deviations make it wrong */
    String words(boolean strict) {
        if (document.isEmpty()) {
            return "WRONG  " + plain(file.toString()) + " " + plain(problem);
        }
        String verdict = strict ? "WRONG  " : "loose  ";
        StringBuilder words = new StringBuilder(deviates() ? verdict : "ok     ")
                .append(plain(file.toString()))
                .append("\n       ")
                .append(summary(document.get()));
        deviations.forEach(deviation -> words.append("\n       ").append(plain(deviation.toString())));
        return words.toString();
    }

    private static String summary(AtifTrajectory read) {
        return plain(read.schemaVersion()) + ", " + plain(read.agent().name()) + " "
                + plain(read.agent().version()) + ": " + read.turns().size() + " turns, "
                + read.steps().size() + " steps, " + toolCalls(read) + " tool calls, "
                + tokens(read, Metrics::prompt) + " tokens in (" + tokens(read, Metrics::cached) + " cached), "
                + tokens(read, Metrics::completion) + " out";
    }

    /** What {@code --json} prints of it. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file.toString());
        facts.put("readable", isReadable());
        facts.put("problem", plain(problem));
        document.ifPresent(read -> {
            facts.put("version", plain(read.schemaVersion()));
            facts.put("agent", plain(read.agent().name()));
            facts.put("agentVersion", plain(read.agent().version()));
            facts.put("turns", read.turns().size());
            facts.put("steps", read.steps().size());
            facts.put("toolCalls", toolCalls(read));
            facts.put("promptTokens", tokens(read, Metrics::prompt));
            facts.put("cachedTokens", tokens(read, Metrics::cached));
            facts.put("completionTokens", tokens(read, Metrics::completion));
        });
        facts.put("deviations", deviations.stream().map(CheckedTrajectory::fact).toList());
        return facts;
    }

    private static Map<String, String> fact(Deviation deviation) {
        Map<String, String> fact = new LinkedHashMap<>();
        fact.put("path", plain(deviation.path()));
        fact.put("problem", plain(deviation.problem()));
        return fact;
    }

    private static int toolCalls(AtifTrajectory read) {
        return read.steps().stream().mapToInt(step -> step.calls().size()).sum();
    }

    /** As the totals say; where there are none, as the steps say together. */
    private static long tokens(AtifTrajectory read, Function<Metrics, OptionalLong> counter) {
        return counter.apply(read.totals())
                .orElseGet(() -> read.steps().stream()
                        .mapToLong(step -> counter.apply(step.metrics()).orElse(0))
                        .reduce(0, CheckedTrajectory::sum));
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static String plain(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}
