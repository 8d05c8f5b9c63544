package dev.marlin.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.marlin.app.TestServer;
import dev.marlin.identity.People;
import dev.marlin.identity.Provider;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.identity.LyingProvider;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that must sign nobody in: each is the answer that does, but for one lie. */
class HostileProviderTest {
    private static LyingProvider provider;
    private static LyingProvider impostor;
    private static TestServer server;

    @BeforeAll
    static void start() {
        provider = new LyingProvider();
        impostor = new LyingProvider();
        impostor.callItself("https://id.example.com");
        server = TestServer.start(new SourceSettings(
                List.of(known("liar", provider), known("impostor", impostor)),
                true,
                Optional.empty(),
                SourceSettings.NONE.directory()));
    }

    private static Provider known(String key, LyingProvider provider) {
        return new Provider(
                key,
                "The " + key,
                provider.issuer(),
                new Provider.Client("marlin", Optional.empty()),
                List.of(),
                new Provider.Claims(Optional.of("groups"), Map.of("experts", Role.EXPERT), Optional.empty()));
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
        impostor.close();
    }

    @BeforeEach
    void truth() {
        provider.truth();
    }

    @Test
    void theTruthSignsIn() {
        Session browser = server.anonymous();
        assertThat(back(browser).statusCode()).isEqualTo(303);
        assertThat(browser.get("/profile").body()).contains("Lia Lied");
    }

    @Test
    void aTokenForAnotherSignInIsRefused() {
        refused(claims -> claims.claim("nonce", "of another sign-in"));
        refused(claims -> claims.claim("nonce", null));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() {
        refused(claims -> claims.audience("another client"));
        refused(claims -> claims.audience(List.of("marlin", "another client")));
        refused(claims -> claims.audience(List.of("marlin", "another client")).claim("azp", "another client"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(claims -> claims.issuer("https://id.example.com"));
        refused(claims -> claims.issuer(null));
    }

    @Test
    void aTokenOutOfItsTimeIsRefused() {
        Instant now = Instant.now();
        refused(claims -> claims.expirationTime(Date.from(now.minusSeconds(120))));
        refused(claims -> claims.expirationTime(null));
        refused(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600))));
        refused(claims -> claims.issueTime(Date.from(now.plusSeconds(600))));
    }

    @Test
    void aTokenWithoutASubjectIsRefused() {
        refused(claims -> claims.subject(null));
        refused(claims -> claims.subject("x".repeat(256)));
    }

    @Test
    void aTokenThatIsNotSignedByTheProviderIsRefused() {
        provider.sign(LyingProvider.Signing.NOT_AT_ALL);
        refused(UnaryOperator.identity());
        provider.sign(LyingProvider.Signing.WITH_ANOTHER_KEY);
        refused(UnaryOperator.identity());
    }

    @Test
    void claimsOfAnotherShapeGiveNothing() {
        Map<String, Object> nested = Map.of("experts", true);
        provider.lie(claims -> claims.subject("shape").claim("groups", nested));
        Session browser = server.anonymous();
        assertThat(back(browser).statusCode()).isEqualTo(403);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void hostileNamesStayText() {
        provider.lie(claims -> claims.subject("markup")
                .claim("name", "<script>alert(1)</script>\u0000\n" + "n".repeat(500))
                .claim("preferred_username", "../../<b>@evil"));
        Session browser = server.anonymous();
        assertThat(back(browser).statusCode()).isEqualTo(303);
        assertThat(browser.get("/profile").body()).contains("&lt;script>").doesNotContain("<script>alert");
        assertThat(server.bean(People.class).all())
                .allMatch(person -> person.displayName().length() <= 60);
    }

    @Test
    void anAnswerThatNamesAnotherIssuerIsRefused() {
        Session browser = server.anonymous();
        String state = begin(browser);
        HttpResponse<String> answer =
                browser.get("/sign-in/back/liar?code=x&state=" + state + "&iss=https://id.example.com");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void anAnswerAtAnotherProvidersDoorIsRefused() {
        Session browser = server.anonymous();
        String state = begin(browser);
        assertThat(browser.get("/sign-in/back/impostor?code=x&state=" + state).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aProviderThatSaysNoIsTold() {
        Session browser = server.anonymous();
        String state = begin(browser);
        HttpResponse<String> answer = browser.get("/sign-in/back/liar?error=%3Cb%3Eaccess_denied&state=" + state);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("did not sign you in").doesNotContain("<b>access");
        assertThat(browser.get("/sign-in/back/liar").statusCode()).isEqualTo(400);
    }

    @Test
    void aProviderThatNamesAnotherIssuerIsNotGoneTo() {
        HttpResponse<String> answer = server.anonymous().get("/sign-in/with/impostor");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("was not accepted");
    }

    private static void refused(UnaryOperator<JWTClaimsSet.Builder> lie) {
        provider.lie(lie);
        Session browser = server.anonymous();
        HttpResponse<String> answer = back(browser);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("was not accepted");
        assertThat(browser.get("/profile").statusCode())
                .as("nobody is signed in")
                .isEqualTo(303);
    }

    private static HttpResponse<String> back(Session browser) {
        String state = begin(browser);
        return browser.get("/sign-in/back/liar?code=x&state=" + state);
    }

    private static String begin(Session browser) {
        String there = browser.get("/sign-in/with/liar")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        provider.expect(query(there, "nonce"));
        return query(there, "state");
    }

    private static String query(String address, String name) {
        return address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
