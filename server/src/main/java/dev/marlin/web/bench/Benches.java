package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindView.ChangedFile;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.TextFile;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lays out a blind view as a workbench. */
@Component
public class Benches {
    /** Rows that a page shows unasked, over all files: beyond that a browser becomes slow. */
    static final int PAGE_ROWS = 4_000;

    private final Texts texts;

    public Benches(BlindViews views) {
        texts = new Texts(views);
    }

    /** The whole workbench. */
    public Bench bench(BlindView view, Look look, Personal personal) {
        NoteCards notes = new NoteCards(texts, view, personal);
        FileCards files = new FileCards(texts, look, personal, notes);
        VerifierTable verifiers = new VerifierTable(texts, view);
        List<FileCard> cards = new ArrayList<>();
        int rows = 0;
        for (ChangedFile file : view.files()) {
            FileCard card = files.card(file, look.open().contains(file.key()));
            int more = FileCards.rows(card);
            if (rows + more > PAGE_ROWS
                    && !look.open().contains(file.key())
                    && !look.whole().contains(file.key())) {
                cards.add(FileCards.waiting(card));
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
                notes.all(),
                verifiers.lines(),
                steps(view, look),
                verifiers.open(look),
                personal.writable());
    }

    /**
     * One file, open.
     *
     * @throws MarlinException NOT_FOUND when no side changed such a file
     */
    public FileCard file(BlindView view, String key, Look look, Personal personal) {
        return new FileCards(texts, look, personal, new NoteCards(texts, view, personal)).card(find(view, key), true);
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
        return texts.of(Optional.of(digest.orElseThrow(() -> MarlinException.notFound("That text"))));
    }

    /** Lines of a verifier's log; {@code of} is base, a or b. */
    public List<String> log(BlindView view, int number, String of) {
        return new VerifierTable(texts, view).log(number, of);
    }

    private static ChangedFile find(BlindView view, String key) {
        return view.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That file"));
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
}
