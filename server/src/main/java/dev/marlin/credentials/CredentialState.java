package dev.marlin.credentials;

/** Life of a credential. */
public enum CredentialState {
    /** Waits for a checker who is somebody else; its subject may withdraw it. */
    SUBMITTED,
    /** Found right; opens campaigns that ask for its kind. Its subject may withdraw it; its last day ends it. */
    CONFIRMED,
    /** Found wanting, with a reason. Final: a better one is a new one. */
    REFUSED,
    /** Was right and ran out. Final. */
    EXPIRED,
    /** Taken back by its subject. Final. */
    WITHDRAWN;

    /** For people. */
    public String words() {
        return switch (this) {
            case SUBMITTED -> "waits to be checked";
            case CONFIRMED -> "confirmed";
            case REFUSED -> "refused";
            case EXPIRED -> "ran out";
            case WITHDRAWN -> "withdrawn";
        };
    }
}
