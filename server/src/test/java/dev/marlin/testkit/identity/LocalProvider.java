package dev.marlin.testkit.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.GenericWebApplicationContext;

/**
 * A provider in the test's own process: Spring's authorization server on a port of its own, which demands PKCE. People
 * prove who they are by password; which claims it tells of whom is the test's to say.
 */
public final class LocalProvider implements AutoCloseable {
    public static final String CLIENT = "marlin";
    public static final String SECRET = "a secret between two servers";
    private static final String PASSWORD = "known-to-the-provider-alone";

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final WebServer server;

    /** @param port 0 takes a free one */
    public LocalProvider(int port) {
        context.registerBean("told", People.class, () -> new People(people));
        new AnnotatedBeanDefinitionReader(context).register(Wiring.class);
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setRegisterDefaultServlet(true); // filters stand before a servlet, whichever
        this.server = factory.getWebServer(servlets -> {
            context.setServletContext(servlets);
            context.refresh();
            servlets.addFilter("security", context.getBean("springSecurityFilterChain", Filter.class))
                    .addMappingForUrlPatterns(null, false, "/*");
        });
        server.start();
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public int port() {
        return server.getPort();
    }

    /** What it tells of the person from now on; the name here is the subject. */
    public void tell(String subject, Map<String, Object> claims) {
        people.put(subject, Map.copyOf(claims));
    }

    /**
     * What the person's browser does there: proves who it is and goes on to where it was sent.
     *
     * @return where the provider sends it at last
     */
    public static URI pass(URI there, String subject) {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String form = "username=" + subject + "&password=" + PASSWORD;
            browser.send(
                    HttpRequest.newBuilder(there.resolve("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
            return URI.create(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
        context.close();
    }

    record People(Map<String, Map<String, Object>> claims) {}

    /** No configuration by its annotation, or the server under test would find it. */
    @EnableWebSecurity
    static class Wiring {
        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            http.oauth2AuthorizationServer(provider -> {
                http.securityMatcher(provider.getEndpointsMatcher());
                provider.oidc(oidc -> {});
            });
            http.authorizeHttpRequests(all -> all.anyRequest().authenticated());
            return http.build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            http.authorizeHttpRequests(all -> all.anyRequest().authenticated());
            http.formLogin(form -> {});
            http.csrf(csrf -> csrf.disable());
            return http.build();
        }

        @Bean
        UserDetailsService users(People people) {
            return name -> {
                if (!people.claims().containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .authorities("person")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    RegisteredClient.withId(UUID.randomUUID().toString())
                            .clientId(CLIENT)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUris(addresses -> addresses.addAll(List.of("http://127.0.0.1/sign-in/back/corp")))
                            .scope("openid")
                            .scope("profile")
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .requireAuthorizationConsent(false)
                                    .build())
                            .build());
        }

        @Bean
        OAuth2AuthorizationService authorizations() {
            return new OneAtATime(new InMemoryOAuth2AuthorizationService());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("one")
                    .build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(People people) {
            return token -> people.claims()
                    .getOrDefault(token.getPrincipal().getName(), Map.of())
                    .forEach((name, value) -> token.getClaims().claim(name, value));
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }

    /** Spring's memory of authorizations fails when it is read while somebody else signs in. */
    private record OneAtATime(OAuth2AuthorizationService memory) implements OAuth2AuthorizationService {
        @Override
        public synchronized void save(OAuth2Authorization authorization) {
            memory.save(authorization);
        }

        @Override
        public synchronized void remove(OAuth2Authorization authorization) {
            memory.remove(authorization);
        }

        @Override
        public synchronized @Nullable OAuth2Authorization findById(String id) {
            return memory.findById(id);
        }

        @Override
        public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
            return memory.findByToken(token, type);
        }
    }
}
