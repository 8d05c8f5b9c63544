package dev.pkgdock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Carries out the one request on standard input: {@code pkgdock POLICY ENVIRONMENTS LOG}. */
public final class PkgDock {
    private PkgDock() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: pkgdock POLICY_FILE ENVIRONMENTS_FOLDER LOG_FILE < request");
            System.exit(2);
        }
        InstallService service = new InstallService(
                InstallPolicy.load(Path.of(arguments[0])),
                new Environments(Path.of(arguments[1])),
                new InstallLog(Path.of(arguments[2]), Clock.systemUTC()));
        try {
            String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            Launcher.Outcome outcome = service.install(RequestForm.read(text));
            System.out.print(outcome.output());
            System.exit(outcome.isSuccess() ? 0 : 1);
        } catch (RejectedRequestException rejected) {
            System.err.println("rejected: " + rejected.getMessage());
            System.exit(3);
        }
    }
}
