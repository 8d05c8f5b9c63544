package dev.marlin.diffs;

import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.Comparing.Versions;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.testkit.Timing;
import dev.marlin.web.bench.FileCard;
import dev.marlin.web.bench.HalfCard;
import dev.marlin.web.bench.Look;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Prints how long a patch of 10,000 lines takes from two texts to a page: row model, markup, size. Beside it the floor
 * in the same run: escaping the same lines and nothing else.
 */
public final class DiffPageBenchmark {
    private static final int LINES = 10_000;
    private static final int ROUNDS = 30;

    private DiffPageBenchmark() {}

    public static void main(String[] arguments) {
        String base = base();
        String after = changed(base);
        Versions versions = new Versions(bytes(base), bytes(after));
        DiffOptions all = new DiffOptions(3, false, true);
        Pane pane = Comparing.one("Big.java", versions, all);
        FileCard card = card(pane);
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        byte[] html = page(engine, card);
        long rows = ((Pane.Changed) pane)
                .hunks().stream().mapToLong(hunk -> hunk.rows().size()).sum();
        System.out.printf(
                "patch: +%d -%d, %d rows in %d hunks%n",
                pane.addedLines(),
                pane.removedLines(),
                rows,
                ((Pane.Changed) pane).hunks().size());
        Timing floor = Timing.of("floor: escaping the same lines", ROUNDS, () -> floor(base, after));
        floor.print();
        Timing.of("row model", ROUNDS, () -> Comparing.one("Big.java", versions, all))
                .printAgainst(floor);
        Timing.of("markup", ROUNDS, () -> page(engine, card)).printAgainst(floor);
        Timing.of(
                        "both: from two texts to the page",
                        ROUNDS,
                        () -> page(engine, card(Comparing.one("Big.java", versions, all))))
                .printAgainst(floor);
        System.out.printf("HTML %.2f MB, gzip %.2f MB%n", html.length / 1e6, zipped(html) / 1e6);
    }

    private static int floor(String base, String after) {
        StringOutput output = new StringOutput();
        base.lines().forEach(line -> Escape.htmlContent(line, output));
        after.lines().forEach(line -> Escape.htmlContent(line, output));
        return output.toString().length();
    }

    private static byte[] page(TemplateEngine engine, FileCard card) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(
                "comparisons/file-card.jte",
                Map.of("card", card, "look", Look.of("/comparisons/x", Map.of()), "writable", true),
                output);
        return output.toByteArray();
    }

    private static FileCard card(Pane pane) {
        HalfCard half = new HalfCard(Optional.of(Side.A), pane, false, List.of(), "");
        return new FileCard(
                new BlindView.ChangedFile("Big.java", Optional.of(file()), Optional.empty()),
                Optional.empty(),
                false,
                false,
                false,
                Set.of(),
                List.of(half));
    }

    private static NeutralFile file() {
        return new NeutralFile(
                "Big.java",
                Optional.empty(),
                NeutralCandidate.Change.MODIFIED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static String base() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * LINES; i++) {
            text.append("    int value")
                    .append(i)
                    .append(" = compute(\"key-")
                    .append(random.nextInt(50_000))
                    .append("\", ")
                    .append(random.nextInt(1_000))
                    .append("); // step ")
                    .append(i)
                    .append('\n');
        }
        return text.toString();
    }

    /** Replaces every fourth line and adds as many, about 10,000 changed lines in all. */
    private static String changed(String base) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        for (String line : base.lines().toList()) {
            if (i % 8 == 0) {
                lines.add(line.replace("compute", "computeAll"));
            } else {
                lines.add(line);
            }
            if (i % 4 == 0) {
                lines.add("    check(value" + i + "); // added <b>&amp;</b>");
            }
            i++;
        }
        return String.join("\n", lines) + "\n";
    }

    private static TextFile bytes(String text) {
        return TextFile.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int zipped(byte[] html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
