package dev.marlin.api.identity;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.Interests;
import dev.marlin.identity.Sessions;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own account for programs. Tokens are issued on the page alone: none begets another. */
@RestController
class ProfileApi {
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Interests interests;

    ProfileApi(ApiTokens tokens, Sessions sessions, Interests interests) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.interests = interests;
    }

    /**
     * The caller.
     *
     * @param vendors of models that they are tied to
     * @param sessions of browsers, the latest used one first
     */
    record ProfileAnswer(
            String id,
            String login,
            String displayName,
            List<String> roles,
            List<String> vendors,
            List<TokenAnswer> tokens,
            List<SessionAnswer> sessions) {}

    /** A token, without its text. */
    record TokenAnswer(String id, String name, List<String> scopes, Instant expiresAt, boolean revoked) {
        static TokenAnswer of(ApiTokens.Token token) {
            return new TokenAnswer(
                    token.id().toString(), token.name(), token.scopes(), token.expiresAt(), token.revoked());
        }
    }

    /** Somewhere where the caller is signed in. */
    record SessionAnswer(String id, Instant began, Instant lastUsed) {
        static SessionAnswer of(Sessions.Open open) {
            return new SessionAnswer(open.id().toString(), open.began(), open.lastUsed());
        }
    }

    @GetMapping("/api/v1/profile")
    ProfileAnswer mine(Visitor visitor) {
        return new ProfileAnswer(
                visitor.id().toString(),
                visitor.login(),
                visitor.displayName(),
                PersonAnswer.keys(visitor.roles()),
                interests.of(visitor.id()).vendors().stream().sorted().toList(),
                tokens.of(visitor.id()).stream().map(TokenAnswer::of).toList(),
                sessions.of(visitor.id()).stream().map(SessionAnswer::of).toList());
    }

    /** Only an admin can take one away again. */
    @PostMapping("/api/v1/profile/vendors")
    ProfileAnswer tie(Visitor visitor, @RequestBody PersonApi.VendorBody body) {
        interests.tie(visitor.id(), body.name());
        return mine(visitor);
    }

    @PostMapping("/api/v1/profile/tokens/{token}/revoke")
    ProfileAnswer revoke(Visitor visitor, @PathVariable String token) {
        tokens.revoke(visitor.id(), Id.parse("That token", token));
        return mine(visitor);
    }

    @PostMapping("/api/v1/profile/sessions/{session}/end")
    ProfileAnswer end(Visitor visitor, @PathVariable String session) {
        sessions.end(visitor.id(), Id.parse("That session", session));
        return mine(visitor);
    }
}
