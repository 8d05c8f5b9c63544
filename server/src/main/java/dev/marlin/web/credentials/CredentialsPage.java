package dev.marlin.web.credentials;

import dev.marlin.credentials.Credential;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One's own credentials, and those that wait for a checker.
 *
 * @param own the latest first
 * @param waiting empty for who checks none
 * @param problem what was wrong with what was sent
 */
public record CredentialsPage(List<Credential> own, List<Credential> waiting, boolean checker, Optional<String> problem)
        implements PageView {
    public CredentialsPage {
        own = List.copyOf(own);
        waiting = List.copyOf(waiting);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
