package dev.marlin.catalog.rows;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a catalog file of any supported form: JSON Lines when the first character is a brace, else CSV; gzip when the
 * first two bytes say so. Streams: memory does not grow with the file.
 */
public final class RowReader {
    /** Most bytes of the unpacked file; a small archive cannot become an endless one. */
    public static final long MOST_BYTES = 4L << 30;

    private final String defaultSource;
    private final RowSink sink;

    /** @param defaultSource source of rows that name none */
    public RowReader(String defaultSource, RowSink sink) {
        this.defaultSource = defaultSource;
        this.sink = sink;
    }

    /**
     * @throws MarlinException INVALID when the file as a whole is no catalog: empty, no header, damaged gzip (rows before
     *     the damage were told to the sink), or larger than {@link #MOST_BYTES}
     */
    public void read(InputStream file) throws IOException {
        try {
            BufferedInputStream plain = new BufferedInputStream(new Limited(unpacked(buffered(file))), 1 << 16);
            int first = firstCharacter(plain);
            if (first < 0) {
                throw MarlinException.invalid("The file is empty: nothing was imported.");
            }
            if (first == '{') {
                new JsonRows(defaultSource, sink).read(new BoundedLines(plain));
            } else {
                new CsvRows(defaultSource, sink).read(new BoundedLines(plain));
            }
        } catch (ZipException | EOFException e) {
            throw new MarlinException(
                    Problem.INVALID,
                    "The gzip file is damaged or cut off. What was read before the damage is imported; pack the file "
                            + "again and repeat the import: rows that are known already do no harm.",
                    e);
        }
    }

    private static BufferedInputStream buffered(InputStream file) {
        return file instanceof BufferedInputStream already ? already : new BufferedInputStream(file, 1 << 16);
    }

    private static InputStream unpacked(BufferedInputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        return gzip ? new GZIPInputStream(file, 1 << 16) : file;
    }

    /** Looks past a byte order mark and blank space, and puts all of it back. */
    private static int firstCharacter(BufferedInputStream in) throws IOException {
        in.mark(4096);
        int found = -1;
        for (int i = 0; i < 4096; i++) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            if (c != 0xEF && c != 0xBB && c != 0xBF && !Character.isWhitespace(c)) {
                found = c;
                break;
            }
        }
        in.reset();
        return found;
    }

    /** Stops a stream that does not end. */
    private static final class Limited extends FilterInputStream {
        private long left = MOST_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(in.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            return count(n, n);
        }

        private int count(int result, int bytes) {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw MarlinException.invalid("The unpacked file is larger than " + (MOST_BYTES >> 30)
                        + " GiB. Rows before that are imported; split the file for the others.");
            }
            return result;
        }
    }
}
