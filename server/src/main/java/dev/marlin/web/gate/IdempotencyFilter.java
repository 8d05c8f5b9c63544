package dev.marlin.web.gate;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.FaultPoint;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes every change happen once. Key, effect and stored answer are one transaction: a request that was cut off at any
 * point can be sent again with the same key and either does its work or gets the answer it missed.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    static final String FIELD = "_key";

    /**
     * Routes whose clients know no keys. SCIM's changes repeat by themselves: names are unique, so a second POST is
     * refused and tells so, a second PUT, PATCH or DELETE finds its work done.
     */
    private static final String REPEATABLE = "/scim/v2/";

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final IdempotentRequestStore store;
    private final TransactionTemplate transactions;
    private final Problems problems;

    IdempotencyFilter(IdempotentRequestStore store, TransactionTemplate transactions, Problems problems) {
        this.store = store;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGING.contains(request.getMethod())
                || RequestIdentity.visitor(request).isEmpty()
                || RequestIdentity.route(request).startsWith(request.getMethod() + " " + REPEATABLE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RepeatableRequest repeatable = RepeatableRequest.of(request);
        String key = key(repeatable);
        if (!key.matches("[A-Za-z0-9_-]{8,100}")) {
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            Problem.MALFORMED,
                            "Send the header Idempotency-Key with 8 to 100 letters, digits, - or _, fresh for each change and"
                                    + " the same for each repetition. Nothing was changed."));
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        String route = RequestIdentity.route(request);
        try {
            transactions.executeWithoutResult(status -> {
                boolean keep = once(repeatable, answer, chain, key);
                if (keep) {
                    FaultPoint.hit(route + ":before-commit");
                } else {
                    status.setRollbackOnly();
                }
            });
        } catch (CarriedException e) {
            e.rethrow();
        }
        FaultPoint.hit(route + ":after-commit");
        if (answer.getContentSize() == 0) {
            response.setContentLength(0); // so that it is whole once it is flushed
        }
        answer.copyBodyToResponse();
        response.flushBuffer();
        FaultPoint.hit(route + ":after-acknowledgement");
    }

    /** @return whether the transaction is to be kept */
    private boolean once(
            RepeatableRequest request, ContentCachingResponseWrapper answer, FilterChain chain, String key) {
        Visitor visitor = RequestIdentity.visitor(request).orElseThrow();
        try {
            if (!store.begin(visitor.id(), key, request.fingerprint())) {
                replay(request, answer, store.find(visitor.id(), key));
                return false;
            }
            chain.doFilter(request, answer);
            if (answer.getStatus() >= 400) {
                return false;
            }
            store.finish(
                    visitor.id(),
                    key,
                    new IdempotentRequestStore.Answer(
                            request.fingerprint(),
                            answer.getStatus(),
                            answer.getContentType(),
                            answer.getHeader("Location"),
                            answer.getContentAsByteArray()));
            return true;
        } catch (IOException | ServletException e) {
            throw new CarriedException(e);
        }
    }

    private void replay(
            RepeatableRequest request, HttpServletResponse response, Optional<IdempotentRequestStore.Answer> stored)
            throws IOException {
        if (stored.isEmpty()) {
            problems.write(
                    request,
                    response,
                    MarlinException.conflict(
                            "The same key was used a moment ago and that request did not end. Send this one again."));
        } else if (!stored.get().request().equals(request.fingerprint())) {
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            Problem.KEY_REUSED,
                            "This Idempotency-Key came before with another request. Nothing was changed."));
        } else {
            stored.get().writeTo(response);
        }
    }

    /** What tells this change from others of the same person; empty when none was sent. */
    static String key(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HEADER);
        @Nullable String field = header == null ? request.getParameter(FIELD) : header;
        return field == null ? "" : field;
    }

    /** Carries a checked exception out of the transaction, which then rolls back. */
    private static final class CarriedException extends RuntimeException {
        private final Exception carried;

        CarriedException(Exception carried) {
            super(carried);
            this.carried = carried;
        }

        void rethrow() throws IOException, ServletException {
            switch (carried) {
                case IOException e -> throw e;
                case ServletException e -> throw e;
                default -> throw this;
            }
        }
    }
}
