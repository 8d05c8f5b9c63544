package dev.marlin.catalog.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.marlin.catalog.rows.BoundedLines.Line;
import dev.marlin.kernel.MarlinException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CSV (RFC 4180, commas) with a header line. Lists are words with {@code ;}, {@code ,} or {@code |} between them. A quoted
 * field may run over {@value #LONGEST_RECORD} lines; when a quote is never closed, only the line where it begins is bad.
 */
final class CsvRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final int LONGEST_RECORD = 20;

    private final String defaultSource;
    private final RowSink sink;
    private final Deque<Line> pushedBack = new ArrayDeque<>();

    CsvRows(String defaultSource, RowSink sink) {
        this.defaultSource = defaultSource;
        this.sink = sink;
    }

    /** @throws MarlinException INVALID when the header names neither {@code clone_url} nor {@code full_name} */
    void read(BoundedLines lines) throws IOException {
        List<String> header = header(next(lines));
        for (Optional<Line> line = next(lines); line.isPresent(); line = next(lines)) {
            if (line.get().problem().isPresent()) {
                sink.bad(line.get().number(), line.get().problem().get());
            } else if (!line.get().text().isBlank()) {
                take(header, line.get(), lines);
            }
        }
    }

    private List<String> header(Optional<Line> first) {
        List<String> names = first
                .filter(line -> line.problem().isEmpty() && balanced(line.text()))
                .map(line -> fields(line.text()))
                .orElse(List.of())
                .stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains("clone_url") && !names.contains("full_name")) {
            throw MarlinException.invalid(
                    "This is no catalog: the first line must be a JSON object or a CSV header with a "
                            + "column clone_url or full_name. Nothing was imported.");
        }
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw MarlinException.invalid(
                    "The CSV header names the column " + RowFields.shown(twice) + " twice. Nothing was imported.");
        });
        names.stream().filter(name -> !RowFields.isKnown(name)).forEach(sink::ignored);
        return names;
    }

    private void take(List<String> header, Line first, BoundedLines lines) throws IOException {
        Optional<String> record = whole(first, lines);
        if (record.isEmpty()) {
            sink.bad(first.number(), "a quote is opened and not closed within " + LONGEST_RECORD + " lines");
            return;
        }
        try {
            sink.row(first.number(), RowFields.row(object(header, fields(record.get())), defaultSource));
        } catch (BadRowException e) {
            sink.bad(first.number(), e.reason());
        }
    }

    /** The record's whole text; empty, with the further lines put back, when its quotes do not close. */
    private Optional<String> whole(Line first, BoundedLines lines) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        Deque<Line> read = new ArrayDeque<>();
        while (!balanced(text)) {
            Optional<Line> more = read.size() < LONGEST_RECORD - 1 ? next(lines) : Optional.empty();
            more.ifPresent(read::addLast);
            if (more.isEmpty() || more.get().problem().isPresent() || text.length() > BoundedLines.LONGEST) {
                while (!read.isEmpty()) {
                    pushedBack.addFirst(read.removeLast());
                }
                return Optional.empty();
            }
            text.append('\n').append(more.get().text());
        }
        return Optional.of(text.toString());
    }

    private Optional<Line> next(BoundedLines lines) throws IOException {
        return pushedBack.isEmpty() ? lines.next() : Optional.of(pushedBack.removeFirst());
    }

    private static boolean balanced(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    private static List<String> fields(String record) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(record)) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException | IOException e) {
            throw new BadRowException("not CSV: " + e.getMessage());
        }
    }

    private static ObjectNode object(List<String> header, List<String> values) {
        if (header.size() != values.size()) {
            throw new BadRowException("the header has " + header.size() + " columns, this row has " + values.size());
        }
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < header.size(); i++) {
            if (!values.get(i).isBlank()) {
                object.put(header.get(i), values.get(i));
            }
        }
        return object;
    }
}
