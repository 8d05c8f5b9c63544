package dev.marlin.web.reviews;

import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.reviews.terms.TermsBook;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of review terms as they were typed. */
public record TermsForm(Map<String, String> fields) {
    public TermsForm {
        fields = Map.copyOf(fields);
    }

    static TermsForm of(TermsBook.Version version) {
        ReviewTerms terms = version.terms();
        Map<String, String> fields = new HashMap<>();
        fields.put("seen", Integer.toString(version.number()));
        fields.put("panels", terms.panels().isEmpty() ? "" : terms.panelWords());
        fields.put("rule", terms.rule().kind().key());
        fields.put("axisGap", Integer.toString(terms.rule().axisGap()));
        fields.put("stabilityPercent", Integer.toString(terms.rule().stabilityPercent()));
        fields.put("blindPercent", Integer.toString(terms.blindPercent()));
        fields.put("rounds", Integer.toString(terms.limits().rounds()));
        fields.put("turnHours", Long.toString(terms.limits().turn().toHours()));
        fields.put("decisionHours", Long.toString(terms.limits().decision().toHours()));
        fields.put("appealHours", Long.toString(terms.limits().appeal().toHours()));
        return new TermsForm(fields);
    }

    /** What stands in the field. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    int seen() {
        return number("seen");
    }

    /** @throws MarlinException INVALID that names the first field that cannot be read */
    ReviewTerms wanted() {
        return new ReviewTerms(
                panels(),
                new AgreementRule(
                        AgreementRule.Kind.parse(field("rule")), number("axisGap"), number("stabilityPercent")),
                number("blindPercent"),
                new ReviewTerms.Limits(
                        number("rounds"),
                        Duration.ofHours(number("turnHours")),
                        Duration.ofHours(number("decisionHours")),
                        Duration.ofHours(number("appealHours"))));
    }

    private List<Integer> panels() {
        String text = field("panels");
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split("\\+", -1))
                .map(String::strip)
                .map(size -> whole("panels", size))
                .toList();
    }

    private int number(String name) {
        return whole(name, field(name));
    }

    private static int whole(String name, String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw MarlinException.invalid(name + ": a whole number is needed, not “" + text + "”. Nothing was stored.");
        }
        return Integer.parseInt(text);
    }
}
