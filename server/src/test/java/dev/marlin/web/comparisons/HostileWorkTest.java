package dev.marlin.web.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonWorld;
import dev.marlin.comparisons.Side;
import dev.marlin.runs.NeutralCandidate.NeutralStep.Kind;
import dev.marlin.runs.NeutralCandidate.NeutralVerification.Status;
import dev.marlin.runs.NeutralCandidate.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Work that wants to break out of the page: nothing of it may be more than text. */
class HostileWorkTest {
    private static final String SCRIPT = "<script>alert('own')</script><img src=x onerror=alert(1)>";
    private static ComparisonWorld world;

    @BeforeAll
    static void open() {
        world = new ComparisonWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void hostileTextsStayTextsEverywhere() {
        String name = "src/\"><svg onload=alert(1)>\n\u202egnp.js";
        Comparison comparison = world.open(
                world.candidate()
                        .file(name, "a " + SCRIPT + "\n", "b " + SCRIPT + "\u202e\u200b\n")
                        .step(Kind.EDIT, SCRIPT, name, "\u001b]0;" + SCRIPT + "\u0007" + SCRIPT)
                        .verified("unit", Status.FAIL, SCRIPT, SCRIPT + "\n")
                        .outcome(Outcome.GAVE_UP, SCRIPT)
                        .anomaly(SCRIPT),
                world.change("b"));
        world.annotations.write(
                comparison.id(),
                world.expert,
                new Annotation.Remark(
                        hostileSide(comparison),
                        Optional.of(name),
                        Optional.of(new Annotation.Spot(Annotation.TextOf.AFTER, 1, 1)),
                        Annotation.Kind.BUG,
                        Annotation.Severity.SEVERE,
                        SCRIPT));
        world.desk.save(
                world.desk.place(comparison.id(), 1, world.expert),
                0,
                Map.of("rationale", "</textarea>" + SCRIPT, "followUp", "</textarea>" + SCRIPT));
        for (Map<String, String> look : List.of(
                Map.<String, String>of(),
                Map.of("log", "1-" + hostileSide(comparison).name().toLowerCase(Locale.ROOT), "panel", "verifiers"),
                Map.of("trail", "b", "sides", "ab"),
                Map.of("sides", hostileSide(comparison) == Side.A ? "a" : "b", "mode", "split"))) {
            String html = BlindPageShot.html(world, comparison, "light", look);
            assertThat(html)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
            assertThat(html)
                    .doesNotContain("<svg onload")
                    .doesNotContain("\u202e")
                    .doesNotContain("\u200b");
            assertThat(html).doesNotContain("\u001b").doesNotContainPattern("</textarea>[^<]*<script");
            assertThat(html.split("<script ", -1)).as("scripts of our own").hasSize(3);
        }
    }

    @Test
    void showsALineOfAMillionCharactersAndTheRestOfThePage() {
        Comparison comparison =
                world.open(world.candidate().file("big.js", "x\n", "y".repeat(1_000_000) + "\n"), world.change("b"));
        String html = BlindPageShot.html(world, comparison, "light", Map.of());
        assertThat(html.length()).isLessThan(200_000);
        assertThat(html).contains("more characters; the text has them all").contains("Submit judgement");
    }

    @Test
    void saysWhenASideChangedNothing() {
        Comparison comparison = world.open(
                world.candidate().outcome(Outcome.NO_CHANGE, "I would not touch this."),
                world.candidate().outcome(Outcome.DOES_NOT_APPLY, ""));
        String html = BlindPageShot.html(world, comparison, "light", Map.of());
        assertThat(html)
                .contains("No files changed")
                .contains("I would not touch this.")
                .contains("The patch does not apply to the base")
                .contains("Neither side changed a file");
    }

    @Test
    void offersTheTextOfAFileThatCannotBeLaidOut() {
        Comparison comparison =
                world.open(world.candidate().file("odd.txt", "a\n", "b\n").missing("gone.txt"), world.change("b"));
        String html = BlindPageShot.html(world, comparison, "light", Map.of());
        assertThat(html).contains("could not be laid out").contains("odd.txt").contains("Submit judgement");
    }

    @Test
    void neverNamesACandidate() {
        Comparison comparison = world.open();
        String html = BlindPageShot.html(world, comparison, "light", Map.of());
        world.pairs
                .pair(comparison.pair())
                .candidates()
                .forEach(candidate -> assertThat(html).doesNotContain(candidate.toString()));
        assertThat(html).doesNotContain(comparison.pair().toString());
    }

    private static Side hostileSide(Comparison comparison) {
        return world.sides(comparison)
                        .a()
                        .equals(world.pairs.pair(comparison.pair()).candidates().getFirst())
                ? Side.A
                : Side.B;
    }
}
