package dev.marlin.api.scim;

import java.util.List;
import java.util.Map;

/** SCIM's form of a list, or of a part of one. */
final class Listing {
    private Listing() {}

    /** @param start index of the first row, from 1 */
    static Map<String, Object> of(List<Map<String, Object>> rows, int total, int start) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
                "totalResults", total,
                "startIndex", start,
                "itemsPerPage", rows.size(),
                "Resources", rows);
    }
}
