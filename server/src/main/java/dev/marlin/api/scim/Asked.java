package dev.marlin.api.scim;

import dev.marlin.directory.Query;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads filters, pages and preconditions as clients of SCIM send them. */
final class Asked {
    private static final Pattern FILTER =
            Pattern.compile("\\s*([A-Za-z]+)\\s+([A-Za-z]{2})\\s+\"((?:[^\"\\\\]|\\\\[\"\\\\/])*)\"\\s*");
    private static final int MOST = 200;

    private Asked() {}

    /** @param name the attribute that names a resource: {@code userName}, {@code displayName} */
    static Query query(String name, @Nullable String filter, int startIndex, int count) {
        Optional<Query.Equal> equal = Optional.ofNullable(filter).map(text -> equal(name, text));
        return new Query(equal, Math.max(1, startIndex), Math.clamp(count, 0, MOST));
    }

    private static Query.Equal equal(String name, String filter) {
        Matcher read = FILTER.matcher(filter);
        if (!read.matches() || !read.group(2).equalsIgnoreCase("eq") || filter.indexOf('\0') >= 0) {
            throw new ScimException(400, "invalidFilter", "Filters are " + name + " eq \"…\" and externalId eq \"…\".");
        }
        String value = read.group(3).replaceAll("\\\\(.)", "$1");
        if (read.group(1).equalsIgnoreCase(name)) {
            return new Query.Equal(Query.Attribute.NAME, value);
        }
        if (read.group(1).equalsIgnoreCase("externalId")) {
            return new Query.Equal(Query.Attribute.EXTERNAL_ID, value);
        }
        throw new ScimException(400, "invalidFilter", read.group(1) + ": filters are on " + name + " and externalId.");
    }

    /** Refuses a change to another version than the client saw. */
    static void precondition(@Nullable String ifMatch, long version) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag(version))) {
            throw new ScimException(412, "", "It was changed since you read it. Nothing was changed; read it again.");
        }
    }

    static String tag(long version) {
        return "W/\"" + version + "\"";
    }
}
