package dev.pkgdock;

import java.util.List;
import tiny.Check;
import tiny.Test;

public final class InstallServiceTest {
    @Test
    void installsANamedPackageFromTheCompanyIndex() throws Exception {
        Dock dock = new Dock();
        Check.that(dock.install("", "numpy").isSuccess(), "the installation failed");
        Check.equal(
                List.of(
                        "install",
                        "--index-url",
                        "https://packages.corp.example/simple",
                        "--target",
                        dock.environment.resolve("lib").toString()),
                dock.arguments().subList(0, 5));
        Check.equal(List.of("numpy"), dock.requested());
    }

    @Test
    void writesDownWhoInstalledWhat() throws Exception {
        Dock dock = new Dock();
        dock.install("--upgrade", "numpy", "scipy");
        Check.equal(
                List.of("2026-03-02T09:00:00Z\tada\tnotebooks\tnumpy scipy\t--upgrade\tinstalled"), dock.log.lines());
    }

    @Test
    void refusesAnUnknownEnvironment() throws Exception {
        Dock dock = new Dock();
        InstallRequest request = new InstallRequest("../notebooks", List.of("numpy"), "", "ada");
        Check.throwing(RejectedRequestException.class, () -> dock.service().install(request));
        Check.equal(List.of(), dock.arguments());
        Check.that(dock.log.lines().getFirst().contains("rejected: "), "the log does not mention the rejection");
    }
}
