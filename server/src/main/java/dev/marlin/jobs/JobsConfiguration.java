package dev.marlin.jobs;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the runner with the application, with every job that is a bean. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    @Bean
    JobRunner jobRunner(
            DataSource dataSource,
            ObjectProvider<OneTimeJob> oneTimeJobs,
            ObjectProvider<RecurringJob> recurringJobs,
            Clock clock,
            @Value("${marlin.jobs.enabled:true}") boolean enabled) {
        return new JobRunner(
                dataSource,
                oneTimeJobs.orderedStream().toList(),
                recurringJobs.orderedStream().toList(),
                clock,
                enabled);
    }
}
