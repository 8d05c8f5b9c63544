package dev.marlin.identity;

/**
 * Who states something of a person; each may take back what it stated itself.
 *
 * @param word as SQL spells it: {@code hand}, {@code scim}, {@code oidc:NAME}
 */
public record StatedBy(String word) {
    /** Somebody of this installation. */
    public static final StatedBy HAND = new StatedBy("hand");

    /** The directory that speaks SCIM. */
    public static final StatedBy DIRECTORY = new StatedBy("scim");

    /** A provider, at each sign-in. */
    static StatedBy of(Provider provider) {
        return new StatedBy("oidc:" + provider.key());
    }
}
