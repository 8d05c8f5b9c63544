package dev.marlin.web.identity;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.ApiTokens.Scope;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.web.ui.Redirect;
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

    ProfileController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/profile")
    ProfilePage profile(Visitor visitor) {
        return new ProfilePage(visitor, tokens.of(visitor.id()), Optional.empty());
    }

    @PostMapping("/profile/tokens")
    ProfilePage issue(Visitor visitor, @RequestParam String name, @RequestParam String scope, @RequestParam int days) {
        Set<Scope> scopes = switch (scope) {
            case "read" -> Set.of(Scope.READ);
            case "write" -> Set.of(Scope.READ, Scope.WRITE);
            default -> throw MarlinException.invalid("scope: read or write.");
        };
        Secret text = tokens.issue(visitor.id(), name, scopes, Duration.ofDays(days));
        return new ProfilePage(visitor, tokens.of(visitor.id()), Optional.of(text.reveal()));
    }

    @PostMapping("/profile/tokens/{token}/revoke")
    Redirect revoke(Visitor visitor, @PathVariable String token) {
        tokens.revoke(visitor.id(), Id.parse("That token", token));
        return Redirect.to("/profile");
    }
}
