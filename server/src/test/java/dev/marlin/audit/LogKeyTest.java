package dev.marlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs the log. */
class LogKeyTest {
    @Test
    void manyWhoAskAtOnceGetOneKey(@TempDir Path folder) throws Exception {
        Callable<String> ask = () -> LogPublicKey.of(folder).pem();
        Set<String> keys = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> key : threads.invokeAll(Collections.nCopies(100, ask))) {
                keys.add(key.get());
            }
        }
        assertThat(keys).hasSize(1);
    }
}
