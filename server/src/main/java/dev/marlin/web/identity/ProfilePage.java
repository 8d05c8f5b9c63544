package dev.marlin.web.identity;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.Interest;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.PageView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's own page.
 *
 * @param browsers where they are signed in, the latest used one first
 * @param interest what ties them to others
 * @param fresh text of a token that was just issued, shown this once
 */
public record ProfilePage(
        Visitor visitor,
        List<ApiTokens.Token> tokens,
        List<Browser> browsers,
        Interest interest,
        Optional<String> fresh)
        implements PageView {
    public ProfilePage {
        tokens = List.copyOf(tokens);
        browsers = List.copyOf(browsers);
    }

    /**
     * A session.
     *
     * @param here whether it is the one that looks
     */
    public record Browser(UUID id, Instant began, Instant lastUsed, boolean here) {}
}
