package dev.marlin.e2e.week;

import dev.marlin.testkit.identity.LocalProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's way to the server: a browser for pages, with cookies and CSRF token, and a token of their own for the
 * API. Thousands of them share one client's connections. Every request is counted.
 */
final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE = 5;
    private static final int PROVIDER_AWAY = 503;
    private static final String SET_COOKIE = "Set-Cookie";

    private final Line line;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String csrf = "";
    private volatile String token = "";

    /** @param base asked before each request: a server that was started again listens elsewhere */
    record Line(HttpClient client, Supplier<URI> base, Traffic traffic) {}

    Caller(Line line) {
        this.line = line;
    }

    Caller signIn(String login, String password) {
        page("/sign-in").must();
        form("/sign-in", Map.of("login", login, "password", password)).must();
        page("/profile").must();
        return this;
    }

    /** Signs in at the provider that the directory's subjects are of, and issues an own token. */
    Caller arrive(String subject) {
        Answer arrived = through(subject);
        for (int tries = 1; tries < PATIENCE && arrived.status() == PROVIDER_AWAY; tries++) {
            arrived = through(subject); // as the page asks of people when a busy machine's provider is late
        }
        arrived.must();
        page("/profile").must();
        token = issue("write");
        return this;
    }

    private Answer through(String subject) {
        Answer begun = page("/sign-in/with/corp?from=/profile");
        if (!begun.good()) {
            return begun;
        }
        URI back = LocalProvider.pass(URI.create(begun.location()), subject);
        return page(back.getRawPath() + "?" + back.getRawQuery());
    }

    /** Text of a new token of this person's. */
    String issue(String scope) {
        return form("/profile/tokens", Map.of("name", "week", "scope", scope, "days", "60"))
                .must()
                .found("(mrl_[A-Za-z0-9_-]+)")
                .orElseThrow();
    }

    /** A program that holds this token and has no browser. */
    Caller with(String other) {
        Caller program = new Caller(line);
        program.token = other;
        return program;
    }

    Answer page(String path) {
        Answer answer = send("GET", path, browser(path).GET());
        answer.found("name=\"csrf-token\" content=\"([^\"]*)\"").ifPresent(found -> csrf = found);
        return answer;
    }

    Answer form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(csrf) + "&_key=" + UUID.randomUUID() + "&", ""));
        return send(
                "POST",
                path,
                browser(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    Answer ask(String path) {
        return send("GET", path, api(path).GET());
    }

    JsonNode json(String path) {
        return ask(path).json();
    }

    Answer post(String path, Object body) {
        return change("POST", path, body, "");
    }

    Answer post(String path, Object body, String etag) {
        return change("POST", path, body, etag);
    }

    Answer change(String method, String path, Object body, String etag) {
        HttpRequest.Builder request = api(path)
                .header("Content-Type", path.startsWith("/scim") ? "application/scim+json" : "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!etag.isEmpty()) {
            request.header("If-Match", etag);
        }
        String text = body instanceof String given ? given : JSON.writeValueAsString(body);
        return send(method, path, request.method(method, BodyPublishers.ofString(text)));
    }

    /** The bytes of a download. */
    byte[] download(String path) {
        try {
            HttpRequest request = (token.isEmpty() ? browser(path) : api(path))
                    .timeout(Duration.ofMinutes(5))
                    .build();
            HttpResponse<byte[]> answer = line.client().send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(path + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder browser(String path) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpRequest.Builder api(String path) {
        return token.isEmpty()
                ? browser(path).setHeader("Accept", "application/json").header("X-CSRF-TOKEN", csrf)
                : request(path).header("Accept", "application/json").header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(line.base().get().resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(String method, String path, HttpRequest.Builder request) {
        long begun = System.nanoTime();
        Answer answer;
        try {
            HttpResponse<String> said =
                    line.client().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            said.headers().allValues(SET_COOKIE).forEach(this::keep);
            answer = new Answer(
                    method + " " + path,
                    said.statusCode(),
                    said.body(),
                    said.headers().firstValue("Location").orElse(""),
                    said.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            answer = new Answer(method + " " + path, 0, String.valueOf(e), "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        line.traffic().add(method, path, answer.status(), System.nanoTime() - begun, answer.body());
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
