package dev.pkgdock;

import java.util.List;
import tiny.Check;
import tiny.Test;

/** The options of the README, as people write them every day. */
public final class LegitimateOptionsTest {
    private static void reach(String options, String... expected) throws Exception {
        Dock dock = new Dock();
        Check.that(dock.install(options, "numpy").isSuccess(), "the installation failed");
        List<String> words = dock.requested();
        Check.equal("numpy", words.getLast());
        Check.equal(String.join(" ", expected), String.join(" ", words.subList(0, words.size() - 1)).replace('=', ' '));
    }

    @Test
    void upgradesInBothSpellings() throws Exception {
        reach("-U", "-U");
        reach("--upgrade", "--upgrade");
    }

    @Test
    void passesFlagsOnInTheirOrder() throws Exception {
        reach("--pre --no-deps  --no-cache-dir", "--pre", "--no-deps", "--no-cache-dir");
    }

    @Test
    void takesAValueAfterASpace() throws Exception {
        reach("--timeout 30 --retries 2", "--timeout", "30", "--retries", "2");
    }

    @Test
    void takesAValueAfterAnEqualsSign() throws Exception {
        reach("--timeout=30", "--timeout", "30");
    }

    @Test
    void keepsBuildsFromSourceOut() throws Exception {
        reach("--only-binary :all:", "--only-binary", ":all:");
        reach("--only-binary numpy,scipy", "--only-binary", "numpy,scipy");
    }

    @Test
    void readsAConstraintFileOfTheEnvironment() throws Exception {
        reach("-c constraints/base.txt", "-c", "constraints/base.txt");
        reach("--constraint constraints/base.txt", "--constraint", "constraints/base.txt");
    }

    @Test
    void addsAnIndexOnACompanyHost() throws Exception {
        reach(
                "--extra-index-url https://wheels.corp.example/simple",
                "--extra-index-url",
                "https://wheels.corp.example/simple");
    }
}
