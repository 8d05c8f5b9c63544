package dev.marlin.credentials;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** What sort of thing somebody says of themselves. */
public enum CredentialKind {
    /** What they studied. */
    DEGREE("degree"),
    /** For whom they work or worked. */
    EMPLOYER("employment"),
    /** What an examiner gave them. */
    CERTIFICATE("certificate");

    private final String words;

    CredentialKind(String words) {
        this.words = words;
    }

    /** As SQL and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** @throws MarlinException INVALID when there is no such kind */
    public static CredentialKind parse(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        "kind: degree, employer or certificate, not “" + key + "”. Nothing was saved."));
    }
}
