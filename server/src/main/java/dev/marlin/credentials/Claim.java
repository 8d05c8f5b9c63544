package dev.marlin.credentials;

import dev.marlin.kernel.MarlinException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What somebody says of themselves.
 *
 * @param title 1 to 200 characters
 * @param link where evidence stands: an https address of at most 500 characters
 * @param expires last day on which it holds; empty: for good
 */
public record Claim(CredentialKind kind, String title, Optional<String> link, Optional<LocalDate> expires) {
    /** @throws MarlinException INVALID that names the field and its rule */
    public Claim {
        require(!title.isBlank() && title.strip().length() <= 200, "title: 1 to 200 characters");
        require(link.filter(address -> !isAddress(address)).isEmpty(), "link: an address that begins with https://");
        title = title.strip();
    }

    /** Reads the fields of a form; empty ones say nothing. */
    public static Claim of(String kind, String title, String link, String expires) {
        return new Claim(
                CredentialKind.parse(kind),
                title,
                Optional.of(link.strip()).filter(text -> !text.isEmpty()),
                Optional.of(expires.strip()).filter(text -> !text.isEmpty()).map(Claim::date));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw MarlinException.invalid("expires: a day as 2031-05-17, or nothing. Nothing was saved.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= 500
                    && "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw MarlinException.invalid(rule + ". Nothing was saved.");
        }
    }
}
