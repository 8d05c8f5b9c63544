package dev.marlin.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Interests;
import dev.marlin.identity.Leavers;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Provider;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.identity.StatedBy;
import dev.marlin.kernel.Secret;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.identity.LocalProvider;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way to a real provider and back, over HTTP. */
class ProviderSignInTest {
    private static LocalProvider provider;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        provider = new LocalProvider(0);
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        server = TestServer.start(new SourceSettings(
                List.of(known("corp", provider.issuer()), known("down", URI.create("http://127.0.0.1:" + nobody))),
                false,
                Optional.empty(),
                SourceSettings.NONE.directory()));
    }

    private static Provider known(String key, URI issuer) {
        return new Provider(
                key,
                "The " + key + " account",
                issuer,
                new Provider.Client(LocalProvider.CLIENT, Optional.of(new Secret(LocalProvider.SECRET))),
                List.of("profile"),
                new Provider.Claims(
                        Optional.of("groups"),
                        Map.of("experts", Role.EXPERT, "reviewers", Role.REVIEWER, "leads", Role.MANAGER),
                        Optional.of("company")));
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void theFirstSignInMakesAnAccountWithTheRolesOfItsGroups() {
        provider.tell("s-1", claims("Nora North", "nora.north@corp.example", "experts", "unknown"));
        Session browser = server.anonymous();
        assertThat(browser.get("/sign-in?from=/profile").body())
                .contains("The corp account", "/sign-in/with/corp?from=/profile")
                .doesNotContain("With your password");
        HttpResponse<String> back = back(browser, "s-1", "/profile");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/profile");
        assertThat(browser.get("/profile").body()).contains("Nora North", "nora.north", "expert");
        Person nora = person("nora.north");
        assertThat(nora.roles()).containsExactly(Role.EXPERT);
        assertThat(server.bean(Interests.class).of(nora.id()).employer()).contains("north & sons");
    }

    @Test
    void isLinkedByIssuerAndSubjectAndNeverByLogin() {
        Person local = server.person("victim", Role.ADMIN);
        provider.tell("s-2", claims("Not Victim", "victim", "experts"));
        Session browser = server.anonymous();
        assertThat(back(browser, "s-2", "/").statusCode()).isEqualTo(303);
        assertThat(browser.get("/people").statusCode()).isEqualTo(403);
        assertThat(server.bean(People.class).get(local.id()).roles()).containsExactly(Role.ADMIN);
        provider.tell("s-2", claims("Other Name", "other-login", "experts"));
        assertThat(back(server.anonymous(), "s-2", "/").statusCode()).isEqualTo(303);
        assertThat(server.bean(People.class).findByLogin("other-login")).isEmpty();
    }

    @Test
    void rolesOfTheProviderFollowItsGroupsAndThoseByHandStay() {
        provider.tell("s-3", claims("Ruth", "ruth", "experts", "reviewers"));
        Session browser = server.anonymous();
        back(browser, "s-3", "/");
        Person ruth = person("ruth");
        byHand(ruth, Role.FINANCE);
        provider.tell("s-3", claims("Ruth", "ruth", "reviewers"));
        assertThat(back(server.anonymous(), "s-3", "/").statusCode()).isEqualTo(303);
        assertThat(person("ruth").roles()).containsExactlyInAnyOrder(Role.REVIEWER, Role.FINANCE);
        provider.tell("s-3", claims("Ruth", "ruth"));
        assertThat(back(server.anonymous(), "s-3", "/").statusCode()).isEqualTo(303);
        assertThat(person("ruth").roles()).containsExactly(Role.FINANCE);
        assertThat(browser.get("/reviews").statusCode())
                .as("gone in sessions that were begun before")
                .isEqualTo(403);
    }

    @Test
    void whoseGroupsGiveNoRoleIsToldWhomToAsk() {
        provider.tell("s-4", claims("Nobody", "nobody-yet", "cooks"));
        Session browser = server.anonymous();
        HttpResponse<String> back = back(browser, "s-4", "/");
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("no role here yet", "Ask whoever manages the groups");
        assertThat(server.bean(People.class).findByLogin("nobody-yet")).isEmpty();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void blindAndSeeingDoNotComeTogether() {
        provider.tell("s-5", claims("Both", "both-at-once", "experts", "leads"));
        assertThat(back(server.anonymous(), "s-5", "/").body()).contains("do not go together");
        assertThat(server.bean(People.class).findByLogin("both-at-once")).isEmpty();
        provider.tell("s-5", claims("Both", "later-both", "experts"));
        assertThat(back(server.anonymous(), "s-5", "/").statusCode()).isEqualTo(303);
        byHand(person("later-both"), Role.REVIEWER);
        provider.tell("s-5", claims("Both", "later-both", "leads"));
        assertThat(back(server.anonymous(), "s-5", "/").statusCode()).isEqualTo(403);
        assertThat(person("later-both").roles())
                .as("what the group took away is gone, what it gave is not given")
                .containsExactly(Role.REVIEWER);
    }

    @Test
    void whoIsSuspendedIsNotLetIn() {
        provider.tell("s-6", claims("Left", "left-us", "experts"));
        Session browser = server.anonymous();
        back(browser, "s-6", "/");
        Person left = person("left-us");
        server.bean(Leavers.class).suspend(left.id(), StatedBy.HAND, left.id());
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
        HttpResponse<String> back = back(server.anonymous(), "s-6", "/");
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("suspended");
    }

    @Test
    void aProviderThatIsDownGivesAPageAndNoLoop() {
        HttpResponse<String> answer = server.anonymous().get("/sign-in/with/down?from=/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("does not answer", "/sign-in");
        assertThat(server.anonymous().get("/sign-in/with/unheard-of").statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksWithS256StateAndNonce() {
        HttpResponse<String> there = server.anonymous().get("/sign-in/with/corp?from=//evil.example");
        assertThat(there.headers().firstValue("Location").orElseThrow())
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "&state=", "&nonce=", "openid");
    }

    @Test
    void theSessionIsANewOneAfterSignIn() throws Exception {
        provider.tell("s-7", claims("Fix", "fixated", "experts"));
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> begun = plain(client, server.url().resolve("/sign-in/with/corp"), "");
        String planted = cookie(begun);
        HttpResponse<String> back = plain(client, atMarlin(authorize(begun, "s-7")), planted);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(cookie(back)).isNotEqualTo(planted);
        assertThat(plain(client, server.url().resolve("/profile"), planted).statusCode())
                .isEqualTo(303);
        assertThat(plain(client, server.url().resolve("/profile"), cookie(back)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeOrAStateIsGoodOnceAndInItsOwnSessionOnly() {
        provider.tell("s-8", claims("Once", "only-once", "experts"));
        Session browser = server.anonymous();
        HttpResponse<String> begun = browser.get("/sign-in/with/corp");
        URI answer = atMarlin(authorize(begun, "s-8"));
        String path = answer.getRawPath() + "?" + answer.getRawQuery();
        Session other = server.anonymous();
        assertThat(other.get(path).statusCode()).isEqualTo(400);
        other.get("/sign-in/with/corp");
        assertThat(other.get(path).statusCode()).as("another session's state").isEqualTo(400);
        assertThat(browser.get(path).statusCode()).isEqualTo(303);
        assertThat(browser.get(path).statusCode()).as("the same answer again").isEqualTo(400);

        Session again = server.anonymous();
        String state = query(again.get("/sign-in/with/corp"), "state");
        HttpResponse<String> used = again.get("/sign-in/back/corp?code=" + code(answer) + "&state=" + state);
        assertThat(used.statusCode()).as("a used code with a fresh state").isEqualTo(502);
        assertThat(again.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void passwordsThatAreOffOpenNothing() {
        server.person("by-password", Role.EXPERT);
        Session browser = server.anonymous();
        browser.get("/sign-in");
        HttpResponse<String> answer =
                browser.form("/sign-in", Map.of("login", "by-password", "password", TestServer.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    private static Map<String, Object> claims(String name, String login, String... groups) {
        return Map.of(
                "name", name, "preferred_username", login, "groups", List.of(groups), "company", " North  &  Sons ");
    }

    private static Person person(String login) {
        return server.bean(People.class).findByLogin(login).orElseThrow();
    }

    private static void byHand(Person person, Role role) {
        server.bean(JdbcClient.class)
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, ?)")
                .params(person.id().value(), role.key())
                .update();
    }

    /** The whole way: to the provider, through it, and back. */
    private static HttpResponse<String> back(Session browser, String subject, String from) {
        URI answer = atMarlin(authorize(browser.get("/sign-in/with/corp?from=" + from), subject));
        return browser.get(answer.getRawPath() + "?" + answer.getRawQuery());
    }

    /** Where the provider sends the person, who proves who they are. */
    private static URI authorize(HttpResponse<String> begun, String subject) {
        return LocalProvider.pass(
                URI.create(begun.headers().firstValue("Location").orElseThrow()), subject);
    }

    /** What the provider sent the person to, which must be this server. */
    private static URI atMarlin(URI answer) {
        assertThat(answer.toString())
                .startsWith(server.url() + "/sign-in/back/corp?")
                .contains("code=");
        return answer;
    }

    private static HttpResponse<String> plain(HttpClient client, URI address, String cookie)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/html")
                        .header("Cookie", cookie.isEmpty() ? "a=b" : cookie)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("marlin="))
                .reduce((first, last) -> last)
                .orElseThrow()
                .replaceAll(";.*", "");
    }

    private static String code(URI answer) {
        return answer.getRawQuery().replaceAll(".*code=([^&]*).*", "$1");
    }

    private static String query(HttpResponse<String> begun, String name) {
        return begun.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
