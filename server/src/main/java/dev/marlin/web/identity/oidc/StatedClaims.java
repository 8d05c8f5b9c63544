package dev.marlin.web.identity.oidc;

import dev.marlin.identity.ProvidedSignIn;
import dev.marlin.identity.Provider;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Claims that were checked, read in our words; a claim of another shape than expected says nothing. */
final class StatedClaims {
    private static final int MOST_GROUPS = 2_000;

    private final String subject;
    private final Map<String, Object> claims;

    private StatedClaims(String subject, Map<String, Object> claims) {
        this.subject = subject;
        this.claims = claims;
    }

    static StatedClaims of(OidcUser user) {
        return new StatedClaims(Objects.requireNonNull(user.getSubject()), user.getClaims());
    }

    ProvidedSignIn.Somebody somebody(Provider.Claims names) {
        Optional<String> login = text("preferred_username");
        try {
            return new ProvidedSignIn.Somebody(
                    subject,
                    text("name").or(() -> login).orElse("Somebody"),
                    login,
                    names.groups().map(this::words).orElse(Set.of()),
                    names.employer().flatMap(this::text));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderException.Kind.NOT_BELIEVED, "a subject of 1 to 255 characters is wanted", e);
        }
    }

    private Optional<String> text(String name) {
        return value(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        if (value(name) instanceof Collection<?> list) {
            list.stream()
                    .limit(MOST_GROUPS)
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(words::add);
        } else {
            text(name).ifPresent(words::add);
        }
        return words;
    }

    /** The claim of that name, else what a dotted path leads to. */
    private @Nullable Object value(String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        @Nullable Object at = claims;
        for (String part : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at;
    }
}
