package dev.marlin.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody is owed, as the ledger page says it to finance.
 *
 * @param amount as people write it, such as 280.00
 */
record Due(String person, String currency, String amount) {
    private static final Pattern ROW = Pattern.compile(
            "name=\"person\" value=\"([0-9a-f-]{36})\"[^<]*"
                    + "<input type=\"hidden\" name=\"currency\" value=\"([A-Z]{3})\"[^<]*<input [^>]*name=\"amount\"[^>]* value=\"([0-9.]+)\"");
    private static final Pattern APPROVAL = Pattern.compile("action=\"(/ledger/proposals/[0-9a-f-]{36}/approval)\"");

    /** All rows of the page. */
    static List<Due> on(String ledger) {
        List<Due> rows = new ArrayList<>();
        Matcher row = ROW.matcher(ledger);
        while (row.find()) {
            rows.add(new Due(row.group(1), row.group(2), row.group(3)));
        }
        return rows;
    }

    /** Where the visitor of the page of proposals may agree. */
    static List<String> approvals(String proposals) {
        return APPROVAL.matcher(proposals)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The proposal that all of it was paid by other means. */
    Map<String, String> paid() {
        return Map.of("person", person, "currency", currency, "amount", amount, "reason", "by wire");
    }
}
