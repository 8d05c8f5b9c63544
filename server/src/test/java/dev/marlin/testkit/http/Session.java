package dev.marlin.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's browser session over real HTTP: cookies, CSRF token, idempotency keys; redirects are not followed. */
public final class Session {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<URI> base;
    private final boolean sendsTwice;
    private final HttpClient client;
    private String csrf = "";
    private String token = "";

    /** Of a server that goes on: every accepted change is sent a second time, see {@link SentTwice}. */
    public Session(URI base) {
        this(() -> base, true);
    }

    /** What a program does with that token: no cookie, no CSRF token, keys as everybody. */
    public static Session byToken(URI base, String token) {
        Session program = new Session(base);
        program.token = token;
        return program;
    }

    /** @param base asked before each request: a server that was killed and started again listens elsewhere */
    public Session(Supplier<URI> base) {
        this(base, false);
    }

    private Session(Supplier<URI> base, boolean sendsTwice) {
        this.base = base;
        this.sendsTwice = sendsTwice;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Signs in with a password, as everybody does outside the demo. */
    public Session signIn(String login, String password) {
        get("/sign-in");
        HttpResponse<String> answer = form("/sign-in", Map.of("login", login, "password", password));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(login + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        get("/profile");
        return this;
    }

    /** Signs in as a person of the demo. */
    public Session demo(String login) {
        get("/sign-in");
        HttpResponse<String> answer = form("/sign-in/demo", Map.of("login", login));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("cannot be " + login + ": " + answer.statusCode() + " " + answer.body());
        }
        get("/profile");
        return this;
    }

    /** A page. */
    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "text/html")
                .GET());
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    /** A JSON document of the API. */
    public JsonNode json(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "application/json")
                .GET());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Raw API answer, whatever its status. */
    public HttpResponse<String> api(String path) {
        return send(HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "application/json")
                .GET());
    }

    /** The bytes of a download. */
    public HttpResponse<byte[]> download(String path) {
        return send(HttpRequest.newBuilder(base.get().resolve(path)).GET(), BodyHandlers.ofByteArray());
    }

    /** Sends a form with a fresh key. */
    public HttpResponse<String> form(String path, Map<String, String> fields) {
        return form(path, fields, UUID.randomUUID().toString());
    }

    /** Sends a form with this key. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String key) {
        return form(path, List.copyOf(fields.entrySet()), key);
    }

    /** Sends a form in which a field may stand more than once, with a fresh key. */
    public HttpResponse<String> form(String path, List<Map.Entry<String, String>> fields) {
        return form(path, fields, UUID.randomUUID().toString());
    }

    private HttpResponse<String> form(String path, List<Map.Entry<String, String>> fields, String key) {
        String body = fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(csrf) + "&_key=" + encode(key) + "&", ""));
        return twice(other -> HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + (other ? "&other=1" : ""))));
    }

    /** Sends a form with one file, with a fresh key; the other under that key is as long. */
    public HttpResponse<String> upload(String path, String field, String name, String content) {
        String key = UUID.randomUUID().toString();
        String edge = "edge-" + key;
        String head = "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return twice(other -> HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .header("X-CSRF-TOKEN", csrf)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        head + (other ? content.replaceFirst(".$", "~") : content) + "\r\n--" + edge + "--\r\n")));
    }

    /** Sends JSON to the API with a fresh key. */
    public HttpResponse<String> post(String path, Object body) {
        return send("POST", path, body, UUID.randomUUID().toString());
    }

    /** Sends JSON with a fresh key, on the condition that the thing is still as this ETag says. */
    public HttpResponse<String> post(String path, Object body, String etag) {
        String key = UUID.randomUUID().toString();
        return twice(other -> change("POST", path, body, key, other).header("If-Match", etag));
    }

    /** Replaces a thing of the API, on the condition that it is still as this ETag says. */
    public HttpResponse<String> put(String path, Object body, String etag) {
        String key = UUID.randomUUID().toString();
        return twice(other -> change("PUT", path, body, key, other).header("If-Match", etag));
    }

    /** An act of the API without a body on the version that was read, with a fresh key. */
    public HttpResponse<String> postMatching(String path, String etag) {
        String key = UUID.randomUUID().toString();
        return twice(other -> HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", csrf)
                .header("Idempotency-Key", key)
                .header("If-Match", etag)
                .POST(other ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()));
    }

    /** Sends JSON to the API by any method, with this key. */
    public HttpResponse<String> send(String method, String path, Object body, String key) {
        return twice(other -> change(method, path, body, key, other));
    }

    /** @param other whether to ask for something else under the same key; a blank more makes other bytes */
    private HttpRequest.Builder change(String method, String path, Object body, String key, boolean other) {
        String text = (body instanceof String given ? given : JSON.writeValueAsString(body)) + (other ? " " : "");
        return HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", csrf)
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(text));
    }

    private HttpResponse<String> twice(Function<Boolean, HttpRequest.Builder> request) {
        HttpResponse<String> first = send(request.apply(false));
        if (sendsTwice) {
            SentTwice.check(first, () -> send(request.apply(false)), () -> send(request.apply(true)));
        }
        return first;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
