package dev.marlin.statistics.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks through the bytes of one table once, a buffer at a time. */
final class CsvParser {
    private static final int LONGEST_RECORD = 1 << 20;
    private static final String TOO_LONG = "a row of more than " + LONGEST_RECORD + " bytes";
    private static final int MOST_FIELDS = 10_000;

    /** Several records of the longest kind, for what is left of one is moved before more is read. */
    private static final int BUFFER = 4 * LONGEST_RECORD;

    private final InputStream in;
    private final List<CsvColumn> wanted;
    private final Map<String, ColumnReader> columns = new LinkedHashMap<>();
    private final CsvException.Complaints complaints = new CsvException.Complaints();
    private final byte[] buffer = new byte[BUFFER];
    private @Nullable ColumnReader[] readers = {};
    private String[] names = {};
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;
    private int at;
    private int filled;
    private boolean drained;
    private long line = 1;
    private int[] lines = new int[1_024];
    private int rows;

    CsvParser(InputStream in, List<CsvColumn> wanted) {
        this.in = in;
        this.wanted = List.copyOf(wanted);
    }

    CsvTable table() throws IOException {
        long lineOfRecord = line;
        boolean header = true;
        passByteOrderMark();
        while (record()) {
            boolean empty = fields == 1 && starts[0] == ends[0];
            if (!empty && header) {
                header();
                header = false;
            } else if (!empty) {
                row(lineOfRecord);
            }
            lineOfRecord = line;
        }
        if (header) {
            complaints.add(1, "there is no header");
        }
        complaints.refuse();
        Map<String, CsvTable.Words> words = new LinkedHashMap<>();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        columns.forEach((name, reader) -> {
            switch (reader) {
                case ColumnReader.OfWords column -> words.put(name, column.words(rows));
                case ColumnReader.OfNumbers column -> numbers.put(name, column.numbers(rows));
            }
        });
        return new CsvTable(Arrays.copyOf(lines, rows), words, numbers);
    }

    private void passByteOrderMark() throws IOException {
        refill();
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    private void header() {
        readers = new ColumnReader[fields];
        names = new String[fields];
        for (int f = 0; f < fields; f++) {
            String name = new String(buffer, starts[f], ends[f] - starts[f], StandardCharsets.UTF_8).strip();
            names[f] = name;
            Optional<CsvColumn> column =
                    wanted.stream().filter(c -> c.names(name)).findFirst();
            if (column.isPresent() && columns.containsKey(name)) {
                complaints.add(line - 1, "the header names " + name + " twice");
            } else if (column.isPresent()) {
                ColumnReader reader = ColumnReader.of(column.get().kind());
                readers[f] = reader;
                columns.put(name, reader);
            }
        }
        for (CsvColumn column : wanted) {
            if (column.isRequired() && !columns.containsKey(column.name())) {
                complaints.add(
                        1,
                        "the header lacks " + column.name() + "; it needs "
                                + String.join(
                                        ", ",
                                        wanted.stream()
                                                .filter(CsvColumn::isRequired)
                                                .map(CsvColumn::name)
                                                .toList()));
            }
        }
    }

    private void row(long lineOfRecord) {
        if (fields != readers.length) {
            complaints.add(
                    lineOfRecord,
                    fields + (fields == 1 ? " field" : " fields") + ", but the header has " + readers.length);
            return;
        }
        boolean good = true;
        for (int f = 0; f < fields; f++) {
            ColumnReader reader = readers[f];
            if (reader != null) {
                Optional<String> problem = reader.take(rows, buffer, starts[f], ends[f] - starts[f]);
                if (problem.isPresent()) {
                    complaints.add(lineOfRecord, names[f] + " " + problem.get());
                    good = false;
                    break;
                }
            }
        }
        if (good) {
            if (rows == lines.length) {
                lines = Arrays.copyOf(lines, rows * 2);
            }
            lines[rows++] = Math.toIntExact(lineOfRecord);
        }
    }

    /** Finds the fields of the next record; quotes are taken off in place. */
    private boolean record() throws IOException {
        if (filled - at < LONGEST_RECORD && !drained) {
            refill();
        }
        if (at == filled) {
            return false;
        }
        fields = 0;
        int begin = at;
        long lineOfRecord = line;
        boolean more = true;
        while (more) {
            more = field();
        }
        if (at - begin > LONGEST_RECORD) {
            line = lineOfRecord;
            giveUp(TOO_LONG);
        }
        return true;
    }

    /** Whether another field of the same record follows. */
    private boolean field() {
        if (fields == starts.length) {
            if (fields >= MOST_FIELDS) {
                giveUp("a row with more than " + MOST_FIELDS + " fields");
            }
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        int start = at;
        int end = at < filled && buffer[at] == '"' ? unquoted() : plain();
        starts[fields] = start;
        ends[fields++] = end;
        if (at == filled) {
            if (!drained) {
                giveUp(TOO_LONG);
            }
            return false;
        }
        byte separator = buffer[at++];
        if (separator == ',') {
            return true;
        }
        if (separator == '\r' && at < filled && buffer[at] == '\n') {
            at++;
        }
        line++;
        return false;
    }

    private int plain() {
        int i = at;
        byte[] bytes = buffer;
        int stop = filled;
        while (i < stop && bytes[i] != ',' && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        at = i;
        return i;
    }

    /** Moves what the quotes hold to their left end; what stands behind the closing quote belongs to the field. */
    private int unquoted() {
        int to = at;
        int i = at + 1;
        while (i < filled) {
            if (buffer[i] != '"') {
                line += buffer[i] == '\n' ? 1 : 0;
                buffer[to++] = buffer[i++];
            } else if (i + 1 < filled && buffer[i + 1] == '"') {
                buffer[to++] = '"';
                i += 2;
            } else {
                i++;
                break;
            }
        }
        while (i < filled && buffer[i] != ',' && buffer[i] != '\n' && buffer[i] != '\r') {
            buffer[to++] = buffer[i++];
        }
        at = i;
        return to;
    }

    /** Nothing can be read after it, so all that was wrong before it is told with it. */
    private void giveUp(String what) {
        complaints.add(line, what);
        complaints.refuse();
    }

    private void refill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        at = 0;
        int read = in.readNBytes(buffer, filled, buffer.length - filled);
        drained = read < buffer.length - filled;
        filled += read;
    }
}
