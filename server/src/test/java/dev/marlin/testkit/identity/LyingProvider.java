package dev.marlin.testkit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A provider that says in its tokens whatever the test wants, signed with its key, with another's, or not at all. */
public final class LyingProvider implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey otherKey = key();
    private volatile String nonce = "";
    private volatile String issuerTold = "";
    private volatile Signing signing = Signing.RIGHT;
    private volatile UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();

    public LyingProvider() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::metadata);
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
        truth();
    }

    /** How a token is signed. */
    public enum Signing {
        RIGHT,
        WITH_ANOTHER_KEY,
        NOT_AT_ALL
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Tells the truth from now on. */
    public void truth() {
        issuerTold = issuer().toString();
        signing = Signing.RIGHT;
        lie = UnaryOperator.identity();
    }

    /** What its next tokens say instead. */
    public void lie(UnaryOperator<JWTClaimsSet.Builder> claims) {
        this.lie = claims;
    }

    public void sign(Signing how) {
        this.signing = how;
    }

    /** The issuer that its document names. */
    public void callItself(String issuer) {
        this.issuerTold = issuer;
    }

    /** The nonce that the client sent along with the person. */
    public void expect(String sent) {
        this.nonce = sent;
    }

    private void metadata(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                Map.of(
                        "issuer",
                        issuerTold,
                        "authorization_endpoint",
                        issuer() + "/authorize",
                        "token_endpoint",
                        issuer() + "/token",
                        "jwks_uri",
                        issuer() + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private void token(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        JWTClaimsSet claims = lie.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer().toString())
                        .subject("liar")
                        .audience("marlin")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce)
                        .claim("name", "Lia Lied")
                        .claim("groups", List.of("experts")))
                .build();
        answer(
                exchange,
                Map.of("access_token", "x", "token_type", "Bearer", "expires_in", 60, "id_token", signed(claims)));
    }

    private String signed(JWTClaimsSet claims) {
        if (signing == Signing.NOT_AT_ALL) {
            return new PlainJWT(claims).serialize();
        }
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            token.sign(new RSASSASigner(signing == Signing.RIGHT ? key : otherKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, Map<String, Object> document) throws IOException {
        byte[] bytes = JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
