package dev.marlin.web.gate;

import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in or not, by the authorization table alone. A change that was let in and answered once may be sent again
 * by the same person with the same key, also when it closed the way behind itself: whoever gave a task back and lost the
 * answer hears that it is done, not that there is no such task.
 */
final class GateFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final AuthorizationTable table;
    private final People people;
    private final IdempotentRequestStore answered;
    private final Problems problems;

    GateFilter(AuthorizationTable table, People people, IdempotentRequestStore answered, Problems problems) {
        this.table = table;
        this.people = people;
        this.answered = answered;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> proof = proof();
        Optional<Visitor> visitor = proof.flatMap(this::visitor);
        boolean directory = proof.filter(SignedIn::directory).isPresent();
        if (proof.isPresent() && !directory && !proof.get().mayWrite() && !READING.contains(request.getMethod())) {
            problems.write(
                    request, response, MarlinException.forbidden("This token may only read. Nothing was changed."));
            return;
        }
        AuthorizationTable.Verdict verdict = directory
                ? table.decideForDirectory(request.getMethod(), request.getRequestURI(), visitor)
                : table.decide(request.getMethod(), request.getRequestURI(), visitor);
        switch (verdict) {
            case AuthorizationTable.Verdict.Allowed allowed -> {
                RequestIdentity.admit(request, visitor, allowed.route());
                chain.doFilter(request, response);
            }
            case AuthorizationTable.Verdict.SignInNeeded needed -> askToSignIn(request, response);
            case AuthorizationTable.Verdict.Forbidden forbidden ->
                refuse(
                        request,
                        response,
                        visitor,
                        MarlinException.forbidden(
                                "Your role does not allow this. Nothing was changed. Ask a manager if you think it should."));
            case AuthorizationTable.Verdict.Unknown unknown ->
                refuse(request, response, visitor, MarlinException.notFound("This page"));
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Visitor> visitor,
            MarlinException refusal)
            throws IOException {
        if (visitor.isPresent() && wasAnswered(request, response, visitor.get().id())) {
            return;
        }
        RequestIdentity.admit(request, visitor, request.getMethod());
        problems.write(request, response, refusal);
    }

    private boolean wasAnswered(HttpServletRequest request, HttpServletResponse response, PersonId person)
            throws IOException {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        Optional<IdempotentRequestStore.Answer> answer = answered.find(person, IdempotencyFilter.key(request));
        if (answer.isEmpty()
                || !answer.get().request().equals(RepeatableRequest.of(request).fingerprint())) {
            return false;
        }
        answer.get().writeTo(response);
        return true;
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Problems.wantsPage(request) && READING.contains(request.getMethod())) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String from = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in?from=" + from);
        } else {
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            Problem.SIGN_IN_NEEDED,
                            "Sign in first: with a session, or with a token in the Authorization header."));
        }
    }

    private Optional<Visitor> visitor(SignedIn proof) {
        return people.find(proof.person()).filter(person -> !person.suspended()).map(Person::visitor);
    }

    private static Optional<SignedIn> proof() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
