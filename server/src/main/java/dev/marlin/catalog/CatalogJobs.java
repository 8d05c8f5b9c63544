package dev.marlin.catalog;

import dev.marlin.jobs.OneTimeJob;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalog's work in the background. */
@Configuration(proxyBeanMethods = false)
class CatalogJobs {
    @Bean
    OneTimeJob catalogImportJob(CatalogImports imports) {
        return new ById(CatalogImports.JOB, id -> imports.run(new CatalogImportId(id)));
    }

    @Bean
    OneTimeJob mirrorRepositoryJob(MirrorRequests requests) {
        return new ById(MirrorRequests.JOB, requests::run);
    }

    /** A job whose subject is the id of a request. */
    private record ById(String name, Consumer<UUID> work) implements OneTimeJob {
        @Override
        public void run(String subject) {
            work.accept(UUID.fromString(subject));
        }
    }
}
