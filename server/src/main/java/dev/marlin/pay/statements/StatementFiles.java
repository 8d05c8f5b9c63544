package dev.marlin.pay.statements;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.springframework.web.util.HtmlUtils;

/** A statement as files. Both are written from the same record, so that they cannot differ. */
final class StatementFiles {
    private static final String FONT = "DejaVu Sans Condensed";
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 14mm; @bottom-right { content: counter(page) ' / ' counter(pages);
                     font-family: 'DejaVu Sans Condensed'; font-size: 8pt; } }
            body { font-family: 'DejaVu Sans Condensed'; font-size: 8.5pt; } h1 { font-size: 15pt; } h2 { font-size: 11pt; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { text-align: left; padding: 2pt 4pt; border-bottom: 0.5pt solid #999; } .num { text-align: right; }
            """;

    private StatementFiles() {}

    static byte[] csv(Statement statement) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "row",
                    "time",
                    "transaction",
                    "kind",
                    "what for",
                    "state",
                    "currency",
                    "amount",
                    "opening",
                    "closing");
            for (Statement.Entry entry : statement.entries()) {
                csv.writeRecord(
                        "entry",
                        entry.at().toString(),
                        entry.transaction().toString(),
                        entry.kind(),
                        harmless(entry.memo()),
                        entry.purse().words(),
                        entry.amount().currency().getCurrencyCode(),
                        entry.amount().amountText(),
                        "",
                        "");
            }
            for (Statement.Turn turn : statement.turns()) {
                csv.writeRecord(
                        "total",
                        "",
                        "",
                        "",
                        "",
                        turn.purse().words(),
                        turn.moved().currency().getCurrencyCode(),
                        turn.moved().amountText(),
                        turn.opening().amountText(),
                        turn.closing().amountText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pdf(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(font(""), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(font("-Bold"), FONT, 700, FontStyle.NORMAL, true)
                    .withHtmlContent(html(statement), null)
                    .toStream(bytes)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all", e);
        }
        return bytes.toByteArray();
    }

    /** A font that knows the names of more people than those that each reader of PDF brings. */
    private static FSSupplier<InputStream> font(String cut) {
        String file = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed" + cut + ".ttf";
        return () -> Objects.requireNonNull(StatementFiles.class.getResourceAsStream(file), file);
    }

    private static String html(Statement statement) {
        StringBuilder html = new StringBuilder("<html lang=\"en\"><head><title>Statement</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Statement of period ")
                .append(statement.period())
                .append("</h1><p>")
                .append(escaped(statement.name()))
                .append("<br/>")
                .append(minute(statement.since()))
                .append(" to before ")
                .append(minute(statement.until()))
                .append(" UTC</p><h2>Totals</h2><table><thead><tr><th>State</th><th class=\"num\">Opening</th>"
                        + "<th class=\"num\">Moved</th><th class=\"num\">Closing</th></tr></thead><tbody>");
        for (Statement.Turn turn : statement.turns()) {
            html.append("<tr><td>")
                    .append(escaped(turn.purse().words()))
                    .append("</td>")
                    .append(number(turn.opening().toString()))
                    .append(number(turn.moved().toString()))
                    .append(number(turn.closing().toString()))
                    .append("</tr>");
        }
        html.append("</tbody></table><h2>Entries</h2><table><thead><tr><th>Time, UTC</th><th>What for</th><th>Kind</th>"
                + "<th>State</th><th class=\"num\">Amount</th></tr></thead><tbody>");
        for (Statement.Entry entry : statement.entries()) {
            html.append("<tr><td>")
                    .append(minute(entry.at()))
                    .append("</td><td>")
                    .append(escaped(entry.memo()))
                    .append("</td><td>")
                    .append(escaped(entry.kind()))
                    .append("</td><td>")
                    .append(escaped(entry.words()))
                    .append("</td>")
                    .append(number(entry.amount().toString()))
                    .append("</tr>");
        }
        return html.append("</tbody></table></body></html>").toString();
    }

    private static String number(String text) {
        return "<td class=\"num\">" + text + "</td>";
    }

    private static String minute(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ');
    }

    /** Characters that XML knows no way to write are left out. */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text.replaceAll("[\\p{Cc}\\p{Cs}&&[^\\t\\n]]", ""));
    }

    /** Spreadsheets take text that begins so for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
