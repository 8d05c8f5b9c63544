package dev.marlin.api.scim;

/** A refusal in SCIM's own words: status, scimType (empty for none) and a sentence. */
final class ScimException extends RuntimeException {
    private final int status;
    private final String type;

    ScimException(int status, String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    static ScimException value(String detail) {
        return new ScimException(400, "invalidValue", detail + " Nothing was changed.");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
