package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindView.ChangedFile;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.Comparing;
import dev.marlin.diffs.Comparing.Versions;
import dev.marlin.diffs.DiffOptions;
import dev.marlin.diffs.Hunk;
import dev.marlin.diffs.Noise;
import dev.marlin.diffs.Pane;
import dev.marlin.diffs.TextFile;
import dev.marlin.runs.NeutralCandidate.Change;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changed files laid out side by side, as one person looks at them. */
final class FileCards {
    private static final Logger LOG = LoggerFactory.getLogger(FileCards.class);

    private final Texts texts;
    private final Look look;
    private final Personal personal;
    private final NoteCards notes;

    FileCards(Texts texts, Look look, Personal personal, NoteCards notes) {
        this.texts = texts;
        this.look = look;
        this.personal = personal;
        this.notes = notes;
    }

    /** The file in the look; {@code open} unfolds what is folded and large. */
    FileCard card(ChangedFile file, boolean open) {
        boolean whole = look.whole().contains(file.key());
        Optional<Noise> noise = noise(file);
        boolean folded = noise.isPresent() && !open && !whole;
        DiffOptions options = new DiffOptions(3, look.is("space", "ignore"), open);
        options = whole ? options.wholeFile() : options;
        Comparing.Halves panes = folded ? foldedPanes(file) : panes(file, options);
        List<HalfCard> halves = switch (look.get("sides")) {
            case "a" -> List.of(half(file, Side.A, panes.a()));
            case "b" -> List.of(half(file, Side.B, panes.b()));
            case "ab" -> List.of(against(file, panes.a()));
            default -> List.of(half(file, Side.A, panes.a()), half(file, Side.B, panes.b()));
        };
        boolean split = halves.size() == 1 && look.is("mode", "split");
        return new FileCard(file, noise, folded, whole, split, viewed(file), halves);
    }

    private Set<Side> viewed(ChangedFile file) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            if (file.at(side).isPresent() && personal.viewed().contains(new Desk.Mark(side, file.key()))) {
                sides.add(side);
            }
        }
        return sides;
    }

    private static Comparing.Halves foldedPanes(ChangedFile file) {
        return new Comparing.Halves(
                file.a().isPresent() ? new Pane.Waiting(0, 0, 0) : new Pane.Untouched(),
                file.b().isPresent() ? new Pane.Waiting(0, 0, 0) : new Pane.Untouched());
    }

    /** In A against B the one pane is the first. */
    private Comparing.Halves panes(ChangedFile file, DiffOptions options) {
        try {
            if (look.is("sides", "ab")) {
                Pane pane = binary(file.a()) || binary(file.b())
                        ? new Pane.Binary()
                        : Comparing.one(file.path(), new Versions(now(file, Side.A), now(file, Side.B)), options);
                return new Comparing.Halves(pane, new Pane.Untouched());
            }
            Comparing.Halves halves = Comparing.both(
                    file.path(),
                    file.a().filter(f -> !f.binary()).map(f -> versions(f)),
                    file.b().filter(f -> !f.binary()).map(f -> versions(f)),
                    options);
            return new Comparing.Halves(
                    binary(file.a()) ? new Pane.Binary() : halves.a(),
                    binary(file.b()) ? new Pane.Binary() : halves.b());
        } catch (RuntimeException e) {
            LOG.error("cannot lay out file {} of a comparison", file.key(), e);
            return new Comparing.Halves(
                    file.a().isPresent() || look.is("sides", "ab") ? new Pane.Broken() : new Pane.Untouched(),
                    file.b().isPresent() ? new Pane.Broken() : new Pane.Untouched());
        }
    }

    private static boolean binary(Optional<NeutralFile> file) {
        return file.map(NeutralFile::binary).orElse(false);
    }

    private Versions versions(NeutralFile file) {
        return new Versions(texts.of(look.is("since", "turn") ? file.before() : file.base()), texts.of(file.after()));
    }

    /** What stands on that side now: its own text, or the base's when it did not touch the file. */
    private TextFile now(ChangedFile file, Side side) {
        Optional<NeutralFile> own = file.at(side);
        if (own.isPresent()) {
            return texts.of(own.get().after());
        }
        return texts.of(file.at(side == Side.A ? Side.B : Side.A).flatMap(NeutralFile::base));
    }

    private Optional<Noise> noise(ChangedFile file) {
        NeutralFile some = file.a().isPresent() ? file.a().get() : file.b().orElseThrow();
        boolean ignored = file.a().map(NeutralFile::ignoredByBase).orElse(true)
                && file.b().map(NeutralFile::ignoredByBase).orElse(true);
        Optional<String> text = some.after().isPresent() ? some.after() : some.base();
        return Noise.of(file.path(), some.binary() ? TextFile.EMPTY : texts.readable(text), ignored);
    }

    private HalfCard half(ChangedFile file, Side side, Pane pane) {
        return new HalfCard(
                Optional.of(side),
                pane,
                personal.viewed().contains(new Desk.Mark(side, file.key())),
                notes.of(side, file.path()),
                words(pane, file.at(side), side.name()));
    }

    private static HalfCard against(ChangedFile file, Pane pane) {
        return new HalfCard(
                Optional.empty(),
                pane,
                false,
                List.of(),
                pane instanceof Pane.Same ? "A and B are alike here." : words(pane, file.a(), "A"));
    }

    private static String words(Pane pane, Optional<NeutralFile> file, String side) {
        boolean mode = file.map(NeutralFile::change).equals(Optional.of(Change.MODE_CHANGED));
        return switch (pane) {
            case Pane.Untouched none -> side + " did not change this file.";
            case Pane.Same same ->
                mode
                        ? "Only the file mode changed."
                        : same.butForSpace() ? "Only white space differs, and it is ignored now." : "No line differs.";
            case Pane.Binary binary -> "Binary file: it changed, and is not shown.";
            case Pane.Waiting waiting -> "";
            case Pane.Broken broken ->
                "This file could not be laid out as a diff. Its text is offered as it is; the rest of the page works.";
            case Pane.Changed changed -> "";
        };
    }

    /** The card with its rows left out, to be asked for. */
    static FileCard waiting(FileCard card) {
        return new FileCard(
                card.file(),
                card.noise(),
                card.folded(),
                false,
                card.split(),
                card.viewed(),
                card.halves().stream()
                        .map(half -> half.pane() instanceof Pane.Changed changed
                                ? new HalfCard(
                                        half.side(),
                                        new Pane.Waiting(changed.added(), changed.removed(), rows(changed)),
                                        half.viewed(),
                                        half.notes(),
                                        "")
                                : half)
                        .toList());
    }

    /** Rows of diff on the card, over both sides. */
    static int rows(FileCard card) {
        return card.halves().stream()
                .mapToInt(half -> half.pane() instanceof Pane.Changed changed ? rows(changed) : 0)
                .sum();
    }

    private static int rows(Pane.Changed changed) {
        return changed.hunks().stream().map(Hunk::rows).mapToInt(List::size).sum();
    }
}
