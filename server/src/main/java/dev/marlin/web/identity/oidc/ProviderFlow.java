package dev.marlin.web.identity.oidc;

import dev.marlin.identity.ProvidedSignIn;
import dev.marlin.identity.Provider;
import dev.marlin.web.identity.oidc.ProviderException.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** One person's way to a provider and back, with state, nonce and S256 in their session; each way is walked once. */
@Component
public class ProviderFlow {
    private static final String FROM = "from";
    private static final String REGISTRATION = "registration_id";

    private final Discovery discovery;
    private final ProviderHttp http;
    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    ProviderFlow(Discovery discovery, ProviderHttp http) {
        this.discovery = discovery;
        this.http = http;
    }

    /**
     * Begins, and says where the browser is to go.
     *
     * @param from path of this installation to go to at the end
     * @throws ProviderException DOWN or NOT_BELIEVED
     */
    public URI begin(Provider provider, String from, HttpServletRequest request, HttpServletResponse response) {
        ClientRegistration registration = discovery.of(provider).registration();
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(key -> registration);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(builder -> builder.attributes(attributes -> attributes.put(FROM, from))));
        OAuth2AuthorizationRequest authorization =
                Objects.requireNonNull(resolver.resolve(request, registration.getRegistrationId()));
        begun.saveAuthorizationRequest(authorization, request, response);
        return URI.create(authorization.getAuthorizationRequestUri());
    }

    /**
     * Ends it: exchanges the code and checks what the provider says.
     *
     * @throws ProviderException when nobody may be signed in by this answer
     */
    public Arrival finish(Provider provider, HttpServletRequest request, HttpServletResponse response) {
        @Nullable
        OAuth2AuthorizationRequest authorization =
                request.getParameter("state") == null ? null : begun.removeAuthorizationRequest(request, response);
        if (authorization == null || !provider.key().equals(authorization.getAttribute(REGISTRATION))) {
            throw new ProviderException(Kind.NOT_BEGUN, "no sign-in with this state was begun in this session");
        }
        @Nullable String issuer = request.getParameter("iss");
        if (issuer != null && !issuer.equals(provider.issuer().toString())) {
            throw new ProviderException(Kind.NOT_BELIEVED, "the answer names another issuer");
        }
        @Nullable String code = request.getParameter("code");
        if (request.getParameter("error") != null || code == null) {
            throw new ProviderException(Kind.DECLINED, "the provider sent no code");
        }
        OidcUser user = exchange(discovery.of(provider), authorization, code);
        String from = String.valueOf(authorization.<Object>getAttribute(FROM));
        return new Arrival(StatedClaims.of(user).somebody(provider.claims()), from);
    }

    private OidcUser exchange(Discovery.Known known, OAuth2AuthorizationRequest authorization, String code) {
        OAuth2AuthorizationResponse answer = OAuth2AuthorizationResponse.success(code)
                .state(Objects.requireNonNull(authorization.getState()))
                .redirectUri(Objects.requireNonNull(authorization.getRedirectUri()))
                .build();
        try {
            return Objects.requireNonNull((OidcUser) Objects.requireNonNull(checks(known)
                            .authenticate(new OAuth2LoginAuthenticationToken(
                                    known.registration(), new OAuth2AuthorizationExchange(authorization, answer))))
                    .getPrincipal());
        } catch (AuthenticationException e) {
            throw ProviderException.of(e);
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider checks(Discovery.Known known) {
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(http.tokens());
        DefaultOAuth2UserService told = new DefaultOAuth2UserService();
        told.setRestOperations(http.keys());
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(told);
        users.setRetrieveUserInfo(asked -> asked.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                != null);
        OidcAuthorizationCodeAuthenticationProvider checks =
                new OidcAuthorizationCodeAuthenticationProvider(codes, users);
        checks.setJwtDecoderFactory(registration -> known.decoder());
        return checks;
    }

    /**
     * Somebody who came back, vouched for.
     *
     * @param from where they wanted to go
     */
    public record Arrival(ProvidedSignIn.Somebody somebody, String from) {}
}
