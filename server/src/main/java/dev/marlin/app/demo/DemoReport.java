package dev.marlin.app.demo;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The one-page report of a headless demo. */
final class DemoReport {
    private DemoReport() {}

    static String html(JsonNode board, JsonNode release) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode group : board.path("groups")) {
            for (JsonNode row : group) {
                rows.append(row(row));
            }
        }
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Marlin demo</title>
                <meta name="color-scheme" content="light dark">
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}
                table{border-collapse:collapse;width:100%%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8886}
                td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}</style></head><body>
                <h1>Marlin demo</h1>
                <p><b>No model was called.</b> Two scripted agents, simulated people; the machinery is real: sandboxes, capture,
                verification, blind comparison, review, adjudication, ledger, export.</p>
                <h2>Leaderboard</h2>
                <table><thead><tr><th>Rank, 95 %%</th><th>Agent</th><th class="n">Rating (log-odds × 100)</th><th class="n">Won, tied,
                lost</th></tr></thead><tbody>
                %s
                </tbody></table>
                <p>%d comparisons, %d ties, %d both bad. With so few, the intervals say what can be said: almost nothing.</p>
                <h2>Dataset</h2>
                <p>%d preference rows and %d judgements in <code>dataset/</code>, as Parquet and JSON Lines; what each
                side did beside them, as ATIF.</p>
                </body></html>
                """.formatted(
                        rows,
                        board.path("battles").asInt(),
                        board.path("ties").asInt(),
                        board.path("bothBad").asInt(),
                        release.path("facts").path("preferences").asInt(),
                        release.path("facts").path("judgements").asInt());
    }

    private static String row(JsonNode row) {
        JsonNode rating = row.path("rating");
        return String.format(
                Locale.ROOT,
                "<tr><td>%d to %d</td><td>%s</td><td class=\"n\">%+.0f (%+.0f to %+.0f, n = %d)</td><td class=\"n\">%d, %d, %d</td></tr>",
                row.path("rankBest").asInt(),
                row.path("rankWorst").asInt(),
                HtmlUtils.htmlEscape(row.path("agent").asString()),
                rating.path("value").asDouble(),
                rating.path("low").asDouble(),
                rating.path("high").asDouble(),
                rating.path("n").asLong(),
                row.path("wins").asInt(),
                row.path("ties").asInt(),
                row.path("losses").asInt());
    }
}
