package dev.marlin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CatalogFacetsTest {
    @Test
    void repositoriesThatComeAtTheSameMomentAreAllCounted() throws InterruptedException {
        try (CatalogFixtures fixtures = new CatalogFixtures()) {
            Set<Throwable> failures = ConcurrentHashMap.newKeySet();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String name = "local" + i;
                Thread thread =
                        Thread.ofVirtual().unstarted(() -> fixtures.catalog().addLocal(name, Optional.empty()));
                thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
                threads.add(thread);
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(fixtures.catalog()
                            .search(SearchQuery.all(), Optional.empty(), 10)
                            .total())
                    .isEqualTo(16);
        }
    }
}
