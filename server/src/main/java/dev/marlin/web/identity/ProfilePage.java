package dev.marlin.web.identity;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * A person's own page.
 *
 * @param fresh text of a token that was just issued, shown this once
 */
public record ProfilePage(Visitor visitor, List<ApiTokens.Token> tokens, Optional<String> fresh) implements PageView {
    public ProfilePage {
        tokens = List.copyOf(tokens);
    }
}
