package dev.marlin.web.audit;

import dev.marlin.audit.SignedHead;
import dev.marlin.audit.Verification;
import dev.marlin.audit.VerificationRun;
import java.util.Optional;

/**
 * What is known of the chain without looking at it again.
 *
 * @param last verification that was asked for last
 * @param ended verification that ended last
 * @param anchor written last
 * @param key name of the public key
 */
public record ChainStatus(
        Optional<VerificationRun> last, Optional<VerificationRun> ended, Optional<SignedHead> anchor, String key) {
    /** The bad entry, when the last verification found one. */
    public Optional<Verification.Broken> broken() {
        return ended.flatMap(VerificationRun::outcome)
                .filter(Verification.Broken.class::isInstance)
                .map(Verification.Broken.class::cast);
    }

    /** The last verification, when it found all in order. */
    public Optional<Verification.Intact> intact() {
        return ended.flatMap(VerificationRun::outcome)
                .filter(Verification.Intact.class::isInstance)
                .map(Verification.Intact.class::cast);
    }

    /** The one that waits or runs. */
    public Optional<VerificationRun> running() {
        return last.filter(run -> run.ended().isEmpty());
    }
}
