package dev.marlin.web.identity;

import dev.marlin.identity.ProvidedSignIn;
import dev.marlin.identity.Provider;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.identity.oidc.ProviderException;
import dev.marlin.web.identity.oidc.ProviderFlow;
import dev.marlin.web.ui.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in by providers: the way there by a link, for a form may lead to no other site, and the way back. */
@Controller
class ProviderSignInController {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignInController.class);

    private final SourceSettings sources;
    private final ProviderFlow flow;
    private final ProvidedSignIn signIn;
    private final SessionStart sessions;

    ProviderSignInController(SourceSettings sources, ProviderFlow flow, ProvidedSignIn signIn, SessionStart sessions) {
        this.sources = sources;
        this.flow = flow;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in/with/{provider}")
    ResponseEntity<Void> begin(
            @PathVariable String provider,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        URI there = flow.begin(known(provider), SessionStart.inside(from), request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
    }

    @GetMapping("/sign-in/back/{provider}")
    Answer finish(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        Provider known = known(provider);
        ProviderFlow.Arrival arrival = flow.finish(known, request, response);
        return switch (signIn.attempt(known, arrival.somebody())) {
            case ProvidedSignIn.Outcome.Admitted admitted -> {
                sessions.begin(admitted.person(), request, response);
                yield Answer.go(SessionStart.inside(arrival.from()));
            }
            case ProvidedSignIn.Outcome.NoRole none -> Answer.show(SignInRefusedPage.noRole(known.title()));
            case ProvidedSignIn.Outcome.RolesClash clash -> Answer.show(SignInRefusedPage.rolesClash(known.title()));
            case ProvidedSignIn.Outcome.Suspended left -> Answer.show(SignInRefusedPage.suspended());
        };
    }

    /** The reason goes to the log; the page says what to do. */
    @ExceptionHandler(ProviderException.class)
    Answer refused(ProviderException refused, HttpServletRequest request) {
        LOG.warn("sign-in by a provider failed: {}: {}", refused.kind(), refused.reason());
        String key = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        String title = sources.provider(key).map(Provider::title).orElse("The provider");
        return Answer.show(SignInRefusedPage.of(refused.kind(), title));
    }

    private Provider known(String key) {
        return sources.provider(key).orElseThrow(() -> MarlinException.notFound("That way to sign in"));
    }
}
