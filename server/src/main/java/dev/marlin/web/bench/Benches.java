package dev.marlin.web.bench;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindView.ChangedFile;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.Comparing;
import dev.marlin.diffs.Comparing.Versions;
import dev.marlin.diffs.DiffOptions;
import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Hunk;
import dev.marlin.diffs.Noise;
import dev.marlin.diffs.Pane;
import dev.marlin.diffs.Terminal;
import dev.marlin.diffs.TextFile;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.NeutralCandidate.Change;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lays out a blind view as a workbench. */
@Component
public class Benches {
    /** Rows that a page shows unasked, over all files: beyond that a browser becomes slow. */
    static final int PAGE_ROWS = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(Benches.class);
    private static final int LOG_LINES = 400;

    private final BlindViews views;

    public Benches(BlindViews views) {
        this.views = views;
    }

    /**
     * What one person may add to a view.
     *
     * @param notes annotations that they may see
     * @param viewed files that they have marked
     * @param names how the author of an annotation is called for them
     */
    public record Personal(
            PersonId person,
            List<Annotation> notes,
            Set<Desk.Mark> viewed,
            Function<PersonId, String> names,
            boolean writable) {
        public Personal {
            notes = List.copyOf(notes);
            viewed = Set.copyOf(viewed);
        }
    }

    /** The whole workbench. */
    public Bench bench(BlindView view, Look look, Personal personal) {
        List<FileCard> cards = new ArrayList<>();
        int rows = 0;
        for (ChangedFile file : view.files()) {
            FileCard card = card(view, file, look, personal, look.open().contains(file.key()));
            int more = rows(card);
            if (rows + more > PAGE_ROWS
                    && !look.open().contains(file.key())
                    && !look.whole().contains(file.key())) {
                cards.add(waiting(card));
            } else {
                cards.add(card);
                rows += more;
            }
        }
        cards.sort(Comparator.comparing((FileCard card) -> card.noise().isPresent())
                .thenComparing(card -> card.file().path()));
        return new Bench(
                view,
                look,
                cards,
                personal.notes().stream()
                        .map(note -> noteCard(view, note, personal))
                        .toList(),
                verifiers(view),
                steps(view, look),
                openLog(view, look),
                personal.writable());
    }

    /**
     * One file, open.
     *
     * @throws MarlinException NOT_FOUND when no side changed such a file
     */
    public FileCard file(BlindView view, String key, Look look, Personal personal) {
        return card(view, find(view, key), look, personal, true);
    }

    /** One version of a file as it is, after redaction. */
    public TextFile text(BlindView view, String key, String which) {
        ChangedFile file = find(view, key);
        Optional<NeutralFile> some = file.a().isPresent() ? file.a() : file.b();
        Optional<String> digest = switch (which) {
            case "a" -> file.a().flatMap(NeutralFile::after);
            case "b" -> file.b().flatMap(NeutralFile::after);
            case "base" -> some.flatMap(NeutralFile::base);
            default -> Optional.empty();
        };
        return views.text(Optional.of(digest.orElseThrow(() -> MarlinException.notFound("That text"))));
    }

    /** Lines of a verifier's log; {@code of} is base, a or b. */
    public List<String> log(BlindView view, int number, String of) {
        if (number < 1 || number > view.base().size()) {
            throw MarlinException.notFound("That verifier");
        }
        VerifierLine line = verifiers(view).get(number - 1);
        Optional<String> digest = line.results().stream()
                .filter(result -> result.of().equals(of))
                .findFirst()
                .flatMap(VerifierLine.Result::outcome)
                .flatMap(NeutralVerification::log);
        if (digest.isEmpty()) {
            throw MarlinException.notFound("That log");
        }
        return Terminal.lines(new String(views.text(digest).bytes(), StandardCharsets.UTF_8));
    }

    private static ChangedFile find(BlindView view, String key) {
        return view.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That file"));
    }

    private FileCard card(BlindView view, ChangedFile file, Look look, Personal personal, boolean open) {
        boolean whole = look.whole().contains(file.key());
        Optional<Noise> noise = noise(file);
        boolean folded = noise.isPresent() && !open && !whole;
        DiffOptions options = new DiffOptions(3, look.is("space", "ignore"), open);
        options = whole ? options.wholeFile() : options;
        Comparing.Halves panes = folded ? foldedPanes(file) : panes(file, look, options);
        List<HalfCard> halves = switch (look.get("sides")) {
            case "a" -> List.of(half(view, file, Side.A, panes.a(), personal));
            case "b" -> List.of(half(view, file, Side.B, panes.b(), personal));
            case "ab" -> List.of(against(file, panes.a()));
            default ->
                List.of(half(view, file, Side.A, panes.a(), personal), half(view, file, Side.B, panes.b(), personal));
        };
        boolean split = halves.size() == 1 && look.is("mode", "split");
        return new FileCard(file, noise, folded, whole, split, viewed(file, personal), halves);
    }

    private static Set<Side> viewed(ChangedFile file, Personal personal) {
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
    private Comparing.Halves panes(ChangedFile file, Look look, DiffOptions options) {
        try {
            if (look.is("sides", "ab")) {
                Pane pane = binary(file.a()) || binary(file.b())
                        ? new Pane.Binary()
                        : Comparing.one(file.path(), new Versions(now(file, Side.A), now(file, Side.B)), options);
                return new Comparing.Halves(pane, new Pane.Untouched());
            }
            Comparing.Halves halves = Comparing.both(
                    file.path(),
                    file.a().filter(f -> !f.binary()).map(f -> versions(f, look)),
                    file.b().filter(f -> !f.binary()).map(f -> versions(f, look)),
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

    private Versions versions(NeutralFile file, Look look) {
        return new Versions(
                views.text(look.is("since", "turn") ? file.before() : file.base()), views.text(file.after()));
    }

    /** What stands on that side now: its own text, or the base's when it did not touch the file. */
    private TextFile now(ChangedFile file, Side side) {
        Optional<NeutralFile> own = file.at(side);
        if (own.isPresent()) {
            return views.text(own.get().after());
        }
        return views.text(file.at(side == Side.A ? Side.B : Side.A).flatMap(NeutralFile::base));
    }

    private Optional<Noise> noise(ChangedFile file) {
        NeutralFile some = file.a().isPresent() ? file.a().get() : file.b().orElseThrow();
        boolean ignored = file.a().map(NeutralFile::ignoredByBase).orElse(true)
                && file.b().map(NeutralFile::ignoredByBase).orElse(true);
        Optional<String> text = some.after().isPresent() ? some.after() : some.base();
        return Noise.of(file.path(), some.binary() ? TextFile.EMPTY : readable(text), ignored);
    }

    /** The text, or nothing when it cannot be read: a lost text must not take the page with it. */
    private TextFile readable(Optional<String> digest) {
        try {
            return views.text(digest);
        } catch (RuntimeException e) {
            LOG.error("cannot read a text of a comparison", e);
            return TextFile.EMPTY;
        }
    }

    private HalfCard half(BlindView view, ChangedFile file, Side side, Pane pane, Personal personal) {
        List<NoteCard> notes = personal.notes().stream()
                .filter(note -> note.side() == side && note.path().equals(Optional.of(file.path())))
                .map(note -> noteCard(view, note, personal))
                .toList();
        return new HalfCard(
                Optional.of(side),
                pane,
                personal.viewed().contains(new Desk.Mark(side, file.key())),
                notes,
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

    private NoteCard noteCard(BlindView view, Annotation note, Personal personal) {
        boolean own = note.author().equals(personal.person());
        String who = own ? "you" : personal.names().apply(note.author());
        if (note.lines().isEmpty()) {
            return new NoteCard(note, who, own, Optional.empty(), false);
        }
        Annotation.Lines lines = note.lines().get();
        int count = lines.last() - lines.first() + 1;
        int at = view.half(note.side()).files().stream()
                .filter(file -> note.path().equals(Optional.of(file.path())))
                .findFirst()
                .map(file -> readable(
                        switch (lines.of()) {
                            case BASE -> file.base();
                            case AFTER -> file.after();
                        }))
                .map(text -> text.find(lines.content(), lines.first() - 1, count))
                .orElse(-1);
        return new NoteCard(note, who, own, at < 0 ? Optional.empty() : Optional.of(at + count), at < 0);
    }

    private static FileCard waiting(FileCard card) {
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

    private static int rows(FileCard card) {
        return card.halves().stream()
                .mapToInt(half -> half.pane() instanceof Pane.Changed changed ? rows(changed) : 0)
                .sum();
    }

    private static int rows(Pane.Changed changed) {
        return changed.hunks().stream().map(Hunk::rows).mapToInt(List::size).sum();
    }

    private static List<VerifierLine> verifiers(BlindView view) {
        List<VerifierLine> lines = new ArrayList<>();
        for (NeutralVerification base : view.base()) {
            lines.add(new VerifierLine(
                    lines.size() + 1,
                    base.verifier(),
                    List.of(
                            new VerifierLine.Result("base", Optional.of(base)),
                            new VerifierLine.Result("a", view.a().verification(base.verifier())),
                            new VerifierLine.Result("b", view.b().verification(base.verifier())))));
        }
        return lines;
    }

    private static List<StepCard> steps(BlindView view, Look look) {
        Side side = look.is("trail", "b") ? Side.B : Side.A;
        Set<String> changed = new HashSet<>();
        view.half(side).files().forEach(file -> changed.add(file.path()));
        return view.half(side).steps().stream()
                .map(step -> StepCard.of(
                        step,
                        changed.contains(step.path())
                                ? Optional.of("#f-" + ChangedFile.keyOf(step.path()))
                                : Optional.empty()))
                .toList();
    }

    private Optional<Bench.OpenLog> openLog(BlindView view, Look look) {
        String wanted = look.get("log");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(wanted.substring(0, wanted.indexOf('-')));
        String of = wanted.substring(wanted.indexOf('-') + 1);
        List<String> lines = log(view, number, of);
        int from = Math.max(0, lines.size() - LOG_LINES);
        String name = HiddenCharacters.inWords(view.base().get(number - 1).verifier());
        return Optional.of(new Bench.OpenLog(
                name + " on " + (of.equals("base") ? "the base" : of.equals("a") ? "A" : "B"),
                HiddenCharacters.spans(String.join("\n", lines.subList(from, lines.size()))),
                lines.size(),
                from,
                look.below("/verifiers/" + number + "/log/" + of)));
    }
}
