package dev.marlin.web.bench;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Side;
import java.util.List;
import java.util.Optional;

/** The annotations of one view, as the person who looks sees them. */
final class NoteCards {
    private final Texts texts;
    private final BlindView view;
    private final Personal personal;

    NoteCards(Texts texts, BlindView view, Personal personal) {
        this.texts = texts;
        this.view = view;
        this.personal = personal;
    }

    List<NoteCard> all() {
        return personal.notes().stream().map(this::card).toList();
    }

    /** Those of one side's file. */
    List<NoteCard> of(Side side, String path) {
        return personal.notes().stream()
                .filter(note -> note.side() == side && note.path().equals(Optional.of(path)))
                .map(this::card)
                .toList();
    }

    private NoteCard card(Annotation note) {
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
                .map(file -> texts.readable(
                        switch (lines.of()) {
                            case BASE -> file.base();
                            case AFTER -> file.after();
                        }))
                .map(text -> text.find(lines.content(), lines.first() - 1, count))
                .orElse(-1);
        return new NoteCard(note, who, own, at < 0 ? Optional.empty() : Optional.of(at + count), at < 0);
    }
}
