package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Side;
import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the workbench shows beside the score: the same for those who compare and those who review.
 *
 * @param files in order of path, noise last
 * @param notes annotations that the viewer may see, by side and number
 * @param log the one verifier log that is open
 * @param writable the viewer may annotate and mark files
 */
public record Bench(
        BlindView view,
        Look look,
        List<FileCard> files,
        List<NoteCard> notes,
        List<VerifierLine> verifiers,
        List<StepCard> steps,
        Optional<OpenLog> log,
        boolean writable) {
    public Bench {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        verifiers = List.copyOf(verifiers);
        steps = List.copyOf(steps);
    }

    /**
     * A verifier's log, open.
     *
     * @param download path of the whole log as text
     */
    public record OpenLog(String title, List<Span> text, int lines, int hidden, String download) {}

    /** A heading of the tree and what stands below it. */
    public record Folder(String title, boolean noise, List<FileCard> files) {
        public Folder {
            files = List.copyOf(files);
        }

        /** Files of noise come from everywhere, so they are named in full. */
        public String nameOf(FileCard card) {
            return noise ? card.path() : card.name();
        }
    }

    /** Files by folder; noise by its reason, last. */
    public List<Folder> folders() {
        Map<String, List<FileCard>> written = new LinkedHashMap<>();
        Map<String, List<FileCard>> noise = new LinkedHashMap<>();
        for (FileCard card : files) {
            if (card.noise().isPresent()) {
                noise.computeIfAbsent(card.noise().get().words(), title -> new ArrayList<>())
                        .add(card);
            } else {
                written.computeIfAbsent(card.folder().isEmpty() ? "./" : card.folder(), title -> new ArrayList<>())
                        .add(card);
            }
        }
        List<Folder> folders = new ArrayList<>();
        written.forEach((title, cards) -> folders.add(new Folder(title, false, cards)));
        noise.forEach((title, cards) -> folders.add(new Folder(title, true, cards)));
        return folders;
    }

    /** Files that this side changed. */
    public int changed(Side side) {
        return (int)
                view.files().stream().filter(file -> file.at(side).isPresent()).count();
    }

    /** Of those, how many the viewer has marked as viewed. */
    public int viewed(Side side) {
        return (int) files.stream().filter(card -> card.viewed(side)).count();
    }

    public Side trailSide() {
        return look.is("trail", "b") ? Side.B : Side.A;
    }

    /** The shown prompt on one line, hidden characters marked. */
    public List<Span> promptLine() {
        return HiddenCharacters.spans(view.shownTurn().prompt().strip().replaceAll("\\s+", " "));
    }

    public List<Span> prompt(int turn) {
        return HiddenCharacters.spans(view.turns().get(turn - 1).prompt());
    }

    public List<Span> finalMessage(Side side) {
        return HiddenCharacters.spans(view.half(side).finalMessage());
    }
}
