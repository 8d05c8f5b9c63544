package dev.marlin.web.comparisons;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonWorld;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.web.bench.Benches;
import dev.marlin.web.ui.Shell;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the comparison page with made-up work to a folder, to be looked at: arguments are folder and theme. */
public final class BlindPageShot {
    private BlindPageShot() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        try (ComparisonWorld world = new ComparisonWorld()) {
            Comparison comparison = SampleWork.open(world);
            note(world, comparison);
            for (String theme : List.of("light", "dark")) {
                write(world, comparison, folder, theme, "score", Map.of());
                write(world, comparison, folder, theme, "verifiers", Map.of("panel", "verifiers", "log", "2-b"));
                write(world, comparison, folder, theme, "trajectory", Map.of("panel", "trajectory"));
                write(world, comparison, folder, theme, "notes", Map.of("panel", "notes"));
                write(
                        world,
                        comparison,
                        folder,
                        theme,
                        "split",
                        Map.of("sides", "a", "mode", "split", "panel", "guide"));
                write(world, comparison, folder, theme, "against", Map.of("sides", "ab"));
            }
        }
        System.exit(0);
    }

    static String html(ComparisonWorld world, Comparison comparison, String theme, Map<String, String> look) {
        ComparisonPages pages = pages(world);
        BlindPage page = pages.page(
                world.comparisons.get(comparison.id()),
                world.expert,
                pages.look(comparison.id().toString(), look));
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("comparisons/blind.jte", Map.of("page", page, "shell", shell(world, theme)), html);
        return html.toString();
    }

    static ComparisonPages pages(ComparisonWorld world) {
        return new ComparisonPages(
                world.views,
                new Benches(world.views),
                new ComparisonPages.Said(world.comparisons, world.judgements, world.annotations),
                world.desk,
                Clock.systemUTC());
    }

    static Shell shell(ComparisonWorld world, String theme) {
        Visitor visitor = new Visitor(world.expert, "ines", "Ines Karam", Set.of(Role.EXPERT));
        return new Shell(Optional.of(visitor), List.of(), path -> true, 1, "token", theme, true, false, false);
    }

    private static void note(ComparisonWorld world, Comparison comparison) {
        world.annotations.write(
                comparison.id(),
                world.expert,
                new Annotation.Remark(
                        Side.A,
                        Optional.of("src/main/java/net/Backoff.java"),
                        Optional.of(new Annotation.Spot(Annotation.TextOf.AFTER, 22, 22)),
                        Annotation.Kind.PRAISE,
                        Annotation.Severity.NOTE,
                        "The jitter is drawn from the given source, so the test can pin it."));
        world.annotations.write(
                comparison.id(),
                world.expert,
                new Annotation.Remark(
                        Side.B,
                        Optional.of("src/main/java/net/Backoff.java"),
                        Optional.of(new Annotation.Spot(Annotation.TextOf.AFTER, 18, 18)),
                        Annotation.Kind.BUG,
                        Annotation.Severity.SEVERE,
                        "Overflows after 31 attempts: the shift wraps and the wait becomes negative."));
        Desk.Place place = world.desk.place(comparison.id(), 1, world.expert);
        world.desk.save(
                place,
                0,
                Map.of(
                        "axis.correctness", "2",
                        "axis.security", "na",
                        "axis.reliability", "1",
                        "axis.maintainability", "3",
                        "overall", "a_better",
                        "rationale",
                                "A caps the wait and draws jitter from the given source (A1, V2). B overflows (B1).",
                        "confidence", "sure",
                        "followUp", "Let the caller cancel the wait. Add a test that cancels in the third attempt."));
        String key = BlindView.ChangedFile.keyOf("src/main/java/net/Backoff.java");
        world.desk.view(comparison.id(), world.expert, new Desk.Mark(Side.A, key), true);
    }

    private static void write(
            ComparisonWorld world,
            Comparison comparison,
            Path folder,
            String theme,
            String name,
            Map<String, String> look)
            throws IOException {
        String html = html(world, comparison, theme, look);
        String root = Path.of("src/main/resources").toAbsolutePath().toUri().toString();
        Files.writeString(
                folder.resolve(name + "-" + theme + ".html"), html.replace("\"/static/", "\"" + root + "static/"));
    }
}
