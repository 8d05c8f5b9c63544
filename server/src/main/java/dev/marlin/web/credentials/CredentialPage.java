package dev.marlin.web.credentials;

import dev.marlin.credentials.Credential;
import dev.marlin.credentials.CredentialState;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * One credential.
 *
 * @param subject name of whom it is about
 * @param own whether the visitor is its subject
 * @param checker whether the visitor checks those of others
 * @param problem what was wrong with what was sent
 */
public record CredentialPage(
        Credential credential, String subject, boolean own, boolean checker, Optional<String> problem)
        implements PageView {
    /** Whether the visitor may decide on it. */
    public boolean mayDecide() {
        return checker && !own && credential.state() == CredentialState.SUBMITTED;
    }

    /** Whether the visitor may take it back. */
    public boolean mayWithdraw() {
        return own
                && (credential.state() == CredentialState.SUBMITTED || credential.state() == CredentialState.CONFIRMED);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
