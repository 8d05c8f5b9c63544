package dev.marlin.catalog.rows;

import dev.marlin.kernel.MarlinException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one row, checked. Known fields: {@code clone_url} or {@code full_name} (one is needed; alone,
 * {@code full_name} is on GitHub), {@code name, description, homepage, language, topics, license, licenses, stars}
 * (or {@code stargazers_count}), {@code archived, created_at, pushed_at, updated_at, source}. Others are ignored by name.
 */
final class RowFields {
    private static final Set<String> KNOWN = Set.of(
            "clone_url",
            "full_name",
            "name",
            "description",
            "homepage",
            "language",
            "topics",
            "license",
            "licenses",
            "stars",
            "stargazers_count",
            "archived",
            "created_at",
            "pushed_at",
            "updated_at",
            "source");
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,99}");
    private static final Pattern LIST_MARKS = Pattern.compile("[;,|]");
    private static final int MOST_TOPICS = 100;
    private static final long MOST_STARS = 100_000_000;

    private final ObjectNode fields;
    private final String defaultSource;

    private RowFields(ObjectNode fields, String defaultSource) {
        this.fields = fields;
        this.defaultSource = defaultSource;
    }

    static boolean isKnown(String field) {
        return KNOWN.contains(field);
    }

    /** @throws BadRowException when a known field breaks its rule */
    static CatalogRow row(ObjectNode fields, String defaultSource) {
        return new RowFields(fields, defaultSource).row();
    }

    private CatalogRow row() {
        CloneUrl address = address();
        Optional<Instant> pushedAt = RowDates.parse("pushed_at", text("pushed_at", 60));
        Optional<Instant> updatedAt = RowDates.parse("updated_at", text("updated_at", 60));
        return new CatalogRow(
                address,
                text("full_name", 200).orElse(address.name()),
                text("description", 4_000),
                text("homepage", 500),
                text("language", 60),
                topics(),
                license(),
                stars(),
                archived(),
                RowDates.parse("created_at", text("created_at", 60)),
                pushedAt,
                updatedAt.or(() -> pushedAt),
                source());
    }

    private CloneUrl address() {
        Optional<String> url = text("clone_url", 500);
        Optional<String> fullName = text("full_name", 200);
        if (url.isEmpty() && fullName.isEmpty()) {
            throw new BadRowException(
                    "clone_url and full_name are both missing: nothing says which repository this is");
        }
        fullName.filter(name -> !FULL_NAME.matcher(name).matches()).ifPresent(name -> {
            throw new BadRowException("full_name: owner/name is expected, not " + shown(name));
        });
        try {
            return url.isPresent() ? CloneUrl.parse(url.get()) : CloneUrl.github(fullName.orElseThrow());
        } catch (MarlinException e) {
            throw new BadRowException((url.isPresent() ? "clone_url: " : "full_name: ") + e.getMessage());
        }
    }

    private String source() {
        String source = text("source", 200).orElse(defaultSource);
        if (!SOURCE.matcher(source).matches()) {
            throw new BadRowException(
                    "source: 1 to 100 letters, digits, spaces or . _ : / - are expected, not " + shown(source));
        }
        return source;
    }

    private List<String> topics() {
        List<String> topics = texts("topics").stream()
                .map(topic -> topic.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+#.]+", "-"))
                .map(topic -> topic.replaceAll("^-+|-+$", ""))
                .filter(topic -> !topic.isEmpty() && topic.length() <= 60)
                .toList();
        if (topics.size() > MOST_TOPICS) {
            throw new BadRowException("topics: " + MOST_TOPICS + " at most, not " + topics.size());
        }
        return topics;
    }

    private Optional<String> license() {
        List<String> several = texts("licenses");
        return several.isEmpty() ? licenseText().flatMap(SpdxLicenses::normalize) : SpdxLicenses.normalize(several);
    }

    private Optional<String> licenseText() {
        return fields.get("license") instanceof ObjectNode object
                ? Optional.ofNullable(object.get("spdx_id"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                : text("license", 200);
    }

    private OptionalLong stars() {
        String field = fields.has("stars") ? "stars" : "stargazers_count";
        Optional<String> text =
                scalar(field).map(JsonNode::asString).map(String::strip).filter(t -> !t.isEmpty());
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long stars = text.get().length() > 20 ? -1 : new BigDecimal(text.get()).longValueExact();
            if (stars >= 0 && stars <= MOST_STARS) {
                return OptionalLong.of(stars);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadRowException(field + ": a whole number is expected, not " + shown(text.get()));
        }
        throw new BadRowException(field + ": 0 to " + MOST_STARS + " is expected, not " + shown(text.get()));
    }

    private Optional<Boolean> archived() {
        return scalar("archived")
                .map(JsonNode::asString)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new BadRowException("archived: true or false is expected, not " + shown(text));
                });
    }

    private Optional<String> text(String field, int longest) {
        Optional<String> text =
                scalar(field).map(JsonNode::asString).map(RowFields::clean).filter(t -> !t.isEmpty());
        if (text.isPresent() && text.get().length() > longest) {
            throw new BadRowException(field + ": " + longest + " characters at most, not "
                    + text.get().length());
        }
        return text;
    }

    private Optional<JsonNode> scalar(String field) {
        @Nullable JsonNode node = fields.get(field);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isValueNode()) {
            throw new BadRowException(field + ": one value is expected, not a list or object");
        }
        return Optional.of(node);
    }

    private List<String> texts(String field) {
        @Nullable JsonNode node = fields.get(field);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (node.isString()) {
            return Arrays.stream(LIST_MARKS.split(node.stringValue(), -1))
                    .map(RowFields::clean)
                    .filter(t -> !t.isEmpty())
                    .toList();
        }
        if (!node.isArray()) {
            throw new BadRowException(field + ": a list of words is expected");
        }
        List<String> texts = new ArrayList<>();
        StreamSupport.stream(node.spliterator(), false).forEach(element -> {
            if (!element.isString()) {
                throw new BadRowException(field + ": a list of words is expected, not " + shown(element.toString()));
            }
            texts.add(clean(element.stringValue()));
        });
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** PostgreSQL stores no NUL and no half of a surrogate pair; control characters and line ends become spaces. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("\\p{Cs}", "\uFFFD")
                .strip();
    }

    /** A value as it may stand in a message: short, in quotes, without control characters. */
    static String shown(String text) {
        String clean = clean(text);
        return "\"" + (clean.length() > 60 ? clean.substring(0, 60) + "…" : clean) + "\"";
    }
}
