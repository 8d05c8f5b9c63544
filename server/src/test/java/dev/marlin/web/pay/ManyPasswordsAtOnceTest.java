package dev.marlin.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A wrong password counts apart from the change that it refuses, so such a change needs two connections at a time. */
class ManyPasswordsAtOnceTest {
    @Test
    void sixtyWrongPasswordsAtOnceAreAllRefusedAndTheHouseGoesOn() throws Exception {
        try (TestServer server = TestServer.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.person("ines", Role.EXPERT);
            Session ines = server.as("ines");
            Map<String, Object> wrong =
                    Map.of("holder", "Ines", "iban", "NL91ABNA0417164300", "password", "not the password");
            Callable<Integer> attempt =
                    () -> ines.post("/api/v1/earnings/methods", wrong).statusCode();
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(60, attempt));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(422);
            }
            assertThat(ines.get("/earnings").statusCode()).isEqualTo(200);
            Map<String, Object> right =
                    Map.of("holder", "Ines", "iban", "NL91ABNA0417164300", "password", TestServer.PASSWORD);
            assertThat(ines.post("/api/v1/earnings/methods", right).body()).contains("too many attempts");
        }
    }
}
