package dev.marlin.web.gate;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one form in which refusals and faults leave: problem details (RFC 9457) for programs, a page for people. */
@Component
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;
    private final ProblemPages pages;
    private final SecureRandom random;

    public Problems(JsonMapper json, ProblemPages pages, SecureRandom random) {
        this.json = json;
        this.pages = pages;
        this.random = random;
    }

    /** Writes the refusal in the form that the caller reads. */
    public void write(HttpServletRequest request, HttpServletResponse response, MarlinException refusal)
            throws IOException {
        String correlation = HexFormat.of().toHexDigits(random.nextLong()).substring(0, 10);
        if (refusal.problem().status() >= 500) {
            LOG.error(
                    "{} {} failed, correlation {}", request.getMethod(), request.getRequestURI(), correlation, refusal);
        }
        response.reset();
        SecurityHeaders.write(response);
        response.setStatus(refusal.problem().status());
        if (wantsPage(request)) {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(pages.render(request, refusal, correlation));
        } else {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.writeValueAsBytes(body(refusal, correlation)));
        }
    }

    /** A fault of ours, as a refusal that gives nothing away. */
    public static MarlinException internal(Throwable fault) {
        return new MarlinException(
                Problem.INTERNAL,
                "Marlin failed here. What you had sent before is safe; this request changed nothing. Try again, and"
                        + " give the correlation code to whoever runs this installation if it happens twice.",
                fault);
    }

    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String path = request.getRequestURI();
        return !path.startsWith("/api/")
                && !path.startsWith("/scim/")
                && accept != null
                && accept.contains("text/html");
    }

    private static Map<String, Object> body(MarlinException refusal, String correlation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", refusal.problem().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        body.put("status", refusal.problem().status());
        body.put("detail", String.valueOf(refusal.getMessage()));
        body.put("code", refusal.problem().code());
        body.put("correlation", correlation);
        body.putAll(refusal.members());
        return body;
    }
}
