package dev.marlin.web.campaigns;

import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.campaigns.Fee;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a new campaign as they were typed.
 *
 * @param agents ids of the chosen agent versions
 * @param deadline last day, {@code 2027-01-31} in UTC, or empty
 */
public record CampaignForm(
        String name,
        String privacyClass,
        List<String> agents,
        String rubricVersion,
        String reviewers,
        String authorFee,
        String reviewerFee,
        String currency,
        String deadline,
        Claims claims) {
    public CampaignForm {
        agents = List.copyOf(agents);
    }

    /** How tasks are handed out, as it was typed; all in minutes but the two counts. */
    public record Claims(String judgements, String lease, String grace, String pauses, String pause) {
        static Claims usual() {
            ClaimTerms usual = ClaimTerms.USUAL;
            return new Claims(
                    Integer.toString(usual.judgements()),
                    Long.toString(usual.lease().toMinutes()),
                    Long.toString(usual.grace().toMinutes()),
                    Integer.toString(usual.pauses()),
                    Long.toString(usual.pause().toMinutes()));
        }

        /** What is missing is as usual: the fields stand behind a fold. */
        static Claims of(MultiValueMap<String, String> fields) {
            Claims usual = usual();
            return new Claims(
                    given(fields, "judgements", usual.judgements),
                    given(fields, "leaseMinutes", usual.lease),
                    given(fields, "graceMinutes", usual.grace),
                    given(fields, "pauses", usual.pauses),
                    given(fields, "pauseMinutes", usual.pause));
        }

        ClaimTerms wanted() {
            return new ClaimTerms(
                    number("judgements", judgements),
                    Duration.ofMinutes(number("leaseMinutes", lease)),
                    Duration.ofMinutes(number("graceMinutes", grace)),
                    number("pauses", pauses),
                    Duration.ofMinutes(number("pauseMinutes", pause)));
        }

        private static String given(MultiValueMap<String, String> fields, String name, String usual) {
            return fields.containsKey(name) ? text(fields, name) : usual;
        }
    }

    static CampaignForm fresh() {
        return new CampaignForm(
                "", PrivacyClass.CONFIDENTIAL.name(), List.of(), "", "2", "280.00", "40.00", "USD", "", Claims.usual());
    }

    static CampaignForm of(MultiValueMap<String, String> fields) {
        return new CampaignForm(
                text(fields, "name"),
                text(fields, "privacyClass"),
                fields.getOrDefault("agents", List.of()),
                text(fields, "rubricVersion"),
                text(fields, "reviewers"),
                text(fields, "authorFee"),
                text(fields, "reviewerFee"),
                text(fields, "currency"),
                text(fields, "deadline"),
                Claims.of(fields));
    }

    /** @throws MarlinException INVALID that names the first field that cannot be read */
    NewCampaign wanted() {
        return new NewCampaign(
                name,
                privacy(),
                agents.stream().map(CampaignForm::agent).toList(),
                rubric(),
                number("reviewers", reviewers),
                Fee.parse("authorFee", authorFee, currency),
                Fee.parse("reviewerFee", reviewerFee, currency),
                lastMoment(),
                claims.wanted());
    }

    private PrivacyClass privacy() {
        return switch (privacyClass) {
            case "RELEASABLE" -> PrivacyClass.RELEASABLE;
            case "CONFIDENTIAL" -> PrivacyClass.CONFIDENTIAL;
            default -> throw unreadable("privacyClass", "choose whether data may be released");
        };
    }

    private RubricVersionId rubric() {
        if (rubricVersion.isEmpty()) {
            throw unreadable("rubricVersion", "choose the guidelines that all judgements are bound to");
        }
        return RubricVersionId.parse(rubricVersion);
    }

    private static UUID agent(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unreadable("agentVersions", "choose from the list");
        }
    }

    private static int number(String field, String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw unreadable(field, "a whole number is needed, not “" + text + "”");
        }
        return Integer.parseInt(text);
    }

    private Optional<Instant> lastMoment() {
        if (deadline.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate next = LocalDate.parse(deadline).plusDays(1);
            return Optional.of(next.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            throw unreadable("deadline", "a day such as 2027-01-31 is needed");
        }
    }

    private static MarlinException unreadable(String field, String rule) {
        return MarlinException.invalid(field + ": " + rule + ". Nothing was stored.");
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
    }
}
