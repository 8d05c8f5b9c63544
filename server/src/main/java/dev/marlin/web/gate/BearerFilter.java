package dev.marlin.web.gate;

import dev.marlin.identity.ApiTokens;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by {@code Authorization: Bearer …}. A wrong token is refused; it never falls back to a session. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final Problems problems;

    BearerFilter(ApiTokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whether the request presents a token: such a request needs no CSRF token, a browser never sends it by itself. */
    static boolean presentsToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(SCHEME);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!presentsToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiTokens.Bearer> bearer = tokens.bearer(
                request.getHeader("Authorization").substring(SCHEME.length()).strip());
        if (bearer.isEmpty()) {
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            Problem.SIGN_IN_NEEDED,
                            "The token is unknown, expired or revoked. Issue a new one on your profile."));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignedIn.by(bearer.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
