package dev.marlin.web.identity;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.ApiTokens.Scope;
import dev.marlin.identity.Interests;
import dev.marlin.identity.Role;
import dev.marlin.identity.Sessions;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.web.ui.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own page and tokens. */
@Controller
class ProfileController {
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Interests interests;

    ProfileController(ApiTokens tokens, Sessions sessions, Interests interests) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.interests = interests;
    }

    @GetMapping("/profile")
    ProfilePage profile(Visitor visitor, HttpServletRequest request) {
        return page(visitor, request, Optional.empty());
    }

    @PostMapping("/profile/sessions/{session}/end")
    Redirect end(Visitor visitor, @PathVariable String session) {
        sessions.end(visitor.id(), Id.parse("That session", session));
        return Redirect.to("/profile");
    }

    @PostMapping("/profile/sessions/end")
    Redirect endAll(Visitor visitor) {
        sessions.endAll(visitor.id(), visitor.id());
        return Redirect.to("/sign-in");
    }

    @PostMapping("/profile/vendors")
    Redirect tie(Visitor visitor, @RequestParam String vendor) {
        interests.tie(visitor.id(), vendor);
        return Redirect.to("/profile");
    }

    @PostMapping("/profile/tokens")
    ProfilePage issue(
            Visitor visitor,
            @RequestParam String name,
            @RequestParam String scope,
            @RequestParam int days,
            HttpServletRequest request) {
        Set<Scope> scopes = switch (scope) {
            case "read" -> Set.of(Scope.READ);
            case "write" -> Set.of(Scope.READ, Scope.WRITE);
            case "scim" -> directory(visitor);
            default -> throw MarlinException.invalid("scope: read, write or scim.");
        };
        Secret text = tokens.issue(visitor.id(), name, scopes, Duration.ofDays(days));
        return page(visitor, request, Optional.of(text.reveal()));
    }

    @PostMapping("/profile/tokens/{token}/revoke")
    Redirect revoke(Visitor visitor, @PathVariable String token) {
        tokens.revoke(visitor.id(), Id.parse("That token", token));
        return Redirect.to("/profile");
    }

    private ProfilePage page(Visitor visitor, HttpServletRequest request, Optional<String> fresh) {
        HttpSession session = request.getSession(false);
        String here = session == null ? "" : session.getId();
        return new ProfilePage(
                visitor,
                tokens.of(visitor.id()),
                sessions.of(visitor.id()).stream()
                        .map(open -> new ProfilePage.Browser(
                                open.id(),
                                open.began(),
                                open.lastUsed(),
                                open.session().equals(here)))
                        .toList(),
                interests.of(visitor.id()),
                fresh);
    }

    private static Set<Scope> directory(Visitor visitor) {
        if (!visitor.is(Role.ADMIN)) {
            throw MarlinException.forbidden("Tokens for a directory are for admins to issue. Nothing was changed.");
        }
        return Set.of(Scope.SCIM);
    }
}
