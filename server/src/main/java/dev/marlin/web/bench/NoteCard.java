package dev.marlin.web.bench;

import dev.marlin.comparisons.Annotation;
import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Span;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * An annotation as people see it.
 *
 * @param who {@code you}, or a pseudonym
 * @param line where its last line stands now, from 1; empty when it is about a whole file or side, or is gone
 * @param gone the lines that it was about have changed since
 */
public record NoteCard(Annotation note, String who, boolean own, Optional<Integer> line, boolean gone) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /** The text, with hidden characters marked. */
    public List<Span> text() {
        return HiddenCharacters.spans(note.text());
    }

    /** Hour and minute, UTC. */
    public String time() {
        return CLOCK.format(note.at());
    }

    /** {@code unpack.py:29}, or what else it is about. */
    public String place() {
        if (note.path().isEmpty()) {
            return "all of " + note.side();
        }
        String path = note.path().get();
        String name = HiddenCharacters.inWords(path.substring(path.lastIndexOf('/') + 1));
        return note.lines()
                .map(lines -> name + ":" + line.orElse(lines.last()) + (gone ? ", changed since" : ""))
                .orElse(name);
    }

    /** Class of the severity's pill. */
    public String severityStyle() {
        return switch (note.severity()) {
            case SEVERE -> "status-bad";
            case MAJOR -> "status-warn";
            case MINOR, NOTE -> "";
        };
    }

    /** Element of the page that shows it in its place. */
    public String anchor() {
        return "note-" + note.reference() + (own ? "" : "-" + Integer.toHexString(who.hashCode()));
    }
}
