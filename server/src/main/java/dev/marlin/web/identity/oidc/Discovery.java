package dev.marlin.web.identity.oidc;

import dev.marlin.identity.Provider;
import dev.marlin.identity.SourceSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * What providers say of themselves, asked when somebody first needs it and kept for a while: a provider that is down
 * keeps nobody else from working.
 */
@Component
class Discovery {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final List<SignatureAlgorithm> SIGNATURES = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384);

    private final ProviderHttp http;
    private final SourceSettings sources;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Discovery(ProviderHttp http, SourceSettings sources) {
        this.http = http;
        this.sources = sources;
    }

    /** @throws ProviderException when the provider cannot be asked, or speaks for somebody else */
    Known of(Provider provider) {
        Known found = known.get(provider.key());
        if (found == null || found.isOld()) {
            found = ask(provider);
            known.put(provider.key(), found);
        }
        return found;
    }

    private Known ask(Provider provider) {
        String issuer = provider.issuer().toString();
        Map<String, Object> metadata = metadata(issuer);
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new ProviderException(
                    ProviderException.Kind.NOT_BELIEVED, "the document at " + issuer + " names another issuer");
        }
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")) {
            if (metadata.get(endpoint) instanceof String address && !Provider.isSafe(URI.create(address))) {
                throw new ProviderException(
                        ProviderException.Kind.NOT_BELIEVED, "its " + endpoint + " is neither https nor loopback");
            }
        }
        ClientRegistration registration = registration(provider, metadata);
        return new Known(registration, decoder(registration), System.nanoTime());
    }

    private Map<String, Object> metadata(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        @Nullable Map<String, Object> metadata;
        try {
            metadata = http.documents()
                    .get()
                    .uri(URI.create(base + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        } catch (RestClientException e) {
            throw new ProviderException(ProviderException.Kind.DOWN, "the provider cannot be asked", e);
        }
        if (metadata == null) {
            throw new ProviderException(ProviderException.Kind.DOWN, "the provider says nothing of itself");
        }
        return metadata;
    }

    private ClientRegistration registration(Provider provider, Map<String, Object> metadata) {
        try {
            ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(metadata)
                    .registrationId(provider.key())
                    .clientName(provider.title())
                    .clientId(provider.client().id())
                    .redirectUri(sources.publicUrl().map(URI::toString).orElse("{baseUrl}")
                            + "/sign-in/back/{registrationId}")
                    .scope(provider.scopes());
            provider.client()
                    .secret()
                    .ifPresentOrElse(
                            secret -> builder.clientSecret(secret.reveal()),
                            () -> builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderException.Kind.NOT_BELIEVED, "what the provider says of itself cannot be used", e);
        }
    }

    /** Moments in tokens are the provider's real ones: they are held against real time, not the house's. */
    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(http.keys())
                .jwsAlgorithms(all -> all.addAll(SIGNATURES))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /**
     * What is known of a provider.
     *
     * @param asked on the machine's own timer
     */
    record Known(ClientRegistration registration, JwtDecoder decoder, long asked) {
        boolean isOld() {
            return System.nanoTime() - asked > KEPT.toNanos();
        }
    }
}
