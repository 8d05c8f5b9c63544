package dev.pkgdock;

import java.util.List;
import tiny.Check;
import tiny.Test;

public final class RequestFormTest {
    @Test
    void readsAllFields() {
        InstallRequest request = RequestForm.read(
                "environment=notebooks\npackages=numpy>=1.26 scipy\noptions=--timeout=30\nrequester=ada\n");
        Check.equal(new InstallRequest("notebooks", List.of("numpy>=1.26", "scipy"), "--timeout=30", "ada"), request);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        Check.throwing(RejectedRequestException.class, () -> RequestForm.read("environment=a\nshell=sh\n"));
    }

    @Test
    void refusesAFieldGivenTwice() {
        Check.throwing(RejectedRequestException.class, () -> RequestForm.read("environment=a\nenvironment=b\n"));
    }
}
