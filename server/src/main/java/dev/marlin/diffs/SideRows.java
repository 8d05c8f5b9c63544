package dev.marlin.diffs;

import dev.marlin.diffs.Comparing.Versions;
import dev.marlin.diffs.WordMarks.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of one side of one file, hunk by hunk. */
final class SideRows {
    private static final Pattern BEGINNING = Pattern.compile(
            "(?!(?:import|package|from|using|use|#include)\\b)(?:[A-Za-z_$@#].*|\\s+(?:public|private|protected|static|def|class|fn|func|function|interface|enum|record"
                    + "|struct|impl|async)\\b.*)");
    private static final int HEADING_REACH = 400;
    private static final int HEADING_LENGTH = 80;

    private final TextFile base;
    private final TextFile after;
    private final List<Block> blocks;
    private final Spans spans;
    private final boolean hideReturns;

    SideRows(String path, Versions versions, List<Block> blocks) {
        this.base = versions.base();
        this.after = versions.after();
        this.blocks = blocks;
        this.spans = new Spans(Syntax.of(path));
        this.hideReturns =
                (base.lineCount() == 0 || base.endsInReturns()) && (after.lineCount() == 0 || after.endsInReturns());
    }

    Pane pane(List<BaseRange> ranges, boolean waits) {
        int added = blocks.stream().mapToInt(Block::added).sum();
        int removed = blocks.stream().mapToInt(Block::removed).sum();
        if (added == 0 && removed == 0 && ranges.isEmpty()) {
            return new Pane.Same(!base.sameBytes(after));
        }
        return waits
                ? new Pane.Waiting(added, removed, count(ranges))
                : new Pane.Changed(hunks(ranges), added, removed);
    }

    int count(List<BaseRange> ranges) {
        return ranges.stream().mapToInt(range -> range.end() - range.start()).sum()
                + blocks.stream().mapToInt(Block::added).sum();
    }

    int bytes(List<BaseRange> ranges) {
        int bytes = 0;
        for (BaseRange range : ranges) {
            for (int i = range.start(); i < range.end() && bytes <= Comparing.BYTES_UNASKED; i++) {
                bytes += Math.min(base.line(i).length(), Spans.SHOWN_CHARACTERS);
            }
        }
        for (Block block : blocks) {
            for (int i = block.afterStart(); i < block.afterEnd() && bytes <= Comparing.BYTES_UNASKED; i++) {
                bytes += Math.min(after.line(i).length(), Spans.SHOWN_CHARACTERS);
            }
        }
        return bytes;
    }

    private List<Hunk> hunks(List<BaseRange> ranges) {
        List<Hunk> hunks = new ArrayList<>();
        int next = 0;
        int shift = 0;
        int shownTo = 0;
        for (BaseRange range : ranges) {
            List<Row> rows = new ArrayList<>();
            int at = range.start();
            while (next < blocks.size() && range.holds(blocks.get(next))) {
                Block block = blocks.get(next++);
                keep(rows, at, block.baseStart(), shift);
                replace(rows, block);
                at = block.baseEnd();
                shift = block.afterEnd() - block.baseEnd();
            }
            keep(rows, at, range.end(), shift);
            hunks.add(new Hunk(range.start() + 1, heading(range.start()), range.start() - shownTo, rows));
            shownTo = range.end();
        }
        return hunks;
    }

    private void keep(List<Row> rows, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            rows.add(row(Row.Kind.KEPT, i + 1, i + shift + 1, List.of()));
        }
    }

    private void replace(List<Row> rows, Block block) {
        List<WordMarks> marks = marks(block);
        for (int i = 0; i < block.removed(); i++) {
            List<Range> changed = i < marks.size() ? marks.get(i).removed() : List.of();
            rows.add(row(Row.Kind.REMOVED, block.baseStart() + i + 1, 0, changed));
        }
        for (int i = 0; i < block.added(); i++) {
            List<Range> changed = i < marks.size() ? marks.get(i).added() : List.of();
            rows.add(row(Row.Kind.ADDED, 0, block.afterStart() + i + 1, changed));
        }
    }

    /** Pairs removed and added lines in order, only where as many came as went: other pairs would be guesses. */
    private List<WordMarks> marks(Block block) {
        if (block.added() != block.removed()) {
            return block.removed() == 1 && block.added() > 0
                    ? List.of(WordMarks.between(base.line(block.baseStart()), after.line(block.afterStart())))
                    : List.of();
        }
        List<WordMarks> marks = new ArrayList<>(block.added());
        for (int i = 0; i < block.added(); i++) {
            marks.add(WordMarks.between(base.line(block.baseStart() + i), after.line(block.afterStart() + i)));
        }
        return marks;
    }

    private Row row(Row.Kind kind, int baseLine, int afterLine, List<Range> changed) {
        TextFile text = kind == Row.Kind.REMOVED ? base : after;
        int number = kind == Row.Kind.REMOVED ? baseLine : afterLine;
        String line = text.line(number - 1);
        boolean hides = hideReturns || kind == Row.Kind.KEPT;
        String shown = hides && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return new Row(
                kind,
                baseLine,
                afterLine,
                spans.of(shown, changed),
                Spans.cut(shown),
                number == text.lineCount() && text.lacksFinalNewline());
    }

    private String heading(int start) {
        for (int i = start - 1; i >= Math.max(0, start - HEADING_REACH); i--) {
            String line = base.line(i);
            if (line.length() < 1_000 && BEGINNING.matcher(line).matches()) {
                String shown = HiddenCharacters.inWords(line.strip());
                return shown.length() <= HEADING_LENGTH ? shown : shown.substring(0, HEADING_LENGTH) + "…";
            }
        }
        return "";
    }
}
