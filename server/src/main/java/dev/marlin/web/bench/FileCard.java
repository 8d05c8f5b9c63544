package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindView.ChangedFile;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Noise;
import dev.marlin.diffs.Pane;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A changed file as the diff zone shows it.
 *
 * @param noise why it is folded; empty when it is not noise
 * @param folded its rows are not shown until somebody opens it
 * @param whole every line is shown
 * @param split removed and added lines stand side by side; only with one half
 * @param viewed sides that the viewer has marked
 * @param halves A and B, or the one pane that was asked for
 */
public record FileCard(
        ChangedFile file,
        Optional<Noise> noise,
        boolean folded,
        boolean whole,
        boolean split,
        Set<Side> viewed,
        List<HalfCard> halves) {
    public FileCard {
        viewed = Set.copyOf(viewed);
        halves = List.copyOf(halves);
    }

    public String key() {
        return file.key();
    }

    /** Path with hidden characters in words. */
    public String path() {
        return HiddenCharacters.inWords(file.path());
    }

    /** Folder, with its slash; empty at the top. */
    public String folder() {
        return path().substring(0, path().lastIndexOf('/') + 1);
    }

    public String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** The viewer has marked this side of it. */
    public boolean viewed(Side side) {
        return viewed.contains(side);
    }

    /** There are lines to show, at once or on request. */
    public boolean hasRows() {
        return !folded
                && halves.stream()
                        .anyMatch(half -> half.pane() instanceof Pane.Changed || half.pane() instanceof Pane.Waiting);
    }

    /** Rows wait until somebody asks for them. */
    public boolean waits() {
        return halves.stream().anyMatch(half -> half.pane() instanceof Pane.Waiting);
    }

    /** Who did what to it: {@code both, changed}; {@code A, added}; {@code A changed, B deleted}. */
    public String badge() {
        Optional<String> a = file.a().map(FileCard::verb);
        Optional<String> b = file.b().map(FileCard::verb);
        if (a.isPresent() && b.isPresent()) {
            return a.equals(b) ? "both, " + a.get() : "A " + a.get() + ", B " + b.get();
        }
        return a.map(verb -> "A, " + verb).orElseGet(() -> "B, " + b.orElse("changed"));
    }

    private static String verb(NeutralFile file) {
        return switch (file.change()) {
            case ADDED -> "added";
            case MODIFIED -> "changed";
            case DELETED -> "deleted";
            case RENAMED ->
                "renamed from " + HiddenCharacters.inWords(file.previousPath().orElse("?"));
            case MODE_CHANGED -> "mode changed";
            case TYPE_CHANGED -> "kind changed";
        };
    }
}
