package dev.marlin.app.command.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table: aligned and with heads for people, tab-separated and without for programs.
 *
 * @param heads one per column
 * @param rows as many cells each
 */
public record Rows(List<String> heads, List<List<String>> rows) {
    public Rows {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** @param watched whether people look */
    public String text(boolean watched) {
        return watched ? aligned() : tabbed();
    }

    private String tabbed() {
        List<String> lines = new ArrayList<>();
        rows.forEach(row ->
                lines.add(String.join("\t", row.stream().map(Rows::oneLine).toList())));
        return String.join("\n", lines);
    }

    private String aligned() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(heads.size(), 0));
        List<List<String>> all = new ArrayList<>(List.of(heads));
        all.addAll(rows);
        all.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), oneLine(row.get(i)).length()));
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = oneLine(row.get(i));
                line.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    /** A cell breaks neither its line nor its column, and tells a terminal nothing. */
    private static String oneLine(String cell) {
        return cell.replaceAll("\\p{Cntrl}+", " ");
    }
}
