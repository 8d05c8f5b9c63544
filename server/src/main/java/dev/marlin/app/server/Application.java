package dev.marlin.app.server;

import dev.marlin.agents.AgentSettings;
import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.audit.AuditSettings;
import dev.marlin.erasure.ErasureSettings;
import dev.marlin.identity.SourceSettings;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runs.RunSettings;
import dev.marlin.store.BlobStore;
import dev.marlin.store.HouseClock;
import dev.marlin.vault.VaultSettings;
import dev.marlin.web.ui.UiSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the floors together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@ComponentScan(basePackages = "dev.marlin", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class Application {
    @Bean
    Clock clock(JdbcClient jdbc, Settings settings) {
        HouseClock clock = HouseClock.of(jdbc);
        settings.rehearsalSpeed().ifPresent(clock::rehearse);
        return clock;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    BlobStore blobStore(Settings settings) {
        return new BlobStore(settings.dataDirectory().resolve("blobs"));
    }

    /** Commands that only look do not run agents: they get no workers. */
    @Bean
    RunSettings runSettings(Settings settings, @Value("${marlin.workers}") boolean workers) {
        Settings.Runs runs = settings.runs();
        return new RunSettings(
                settings.dataDirectory(),
                workers ? runs.workers() : 0,
                runs.turnLimit(),
                runs.idleLimit(),
                runs.outputBytes(),
                runs.leftovers());
    }

    @Bean
    SandboxBackend sandboxBackend(Settings settings) {
        return settings.runs().sandbox().backend();
    }

    @Bean
    AgentSettings agentSettings(Settings settings) {
        Settings.Agents agents = settings.agents();
        return new AgentSettings(
                settings.dataDirectory(), agents.programs(), agents.routes(), agents.prices(), agents.keepsCalls());
    }

    @Bean
    NoticeSettings noticeSettings(Settings settings) {
        return settings.notices();
    }

    @Bean
    SourceSettings sourceSettings(Settings settings) {
        return settings.identity();
    }

    @Bean
    AuditSettings auditSettings(Settings settings, @Value("${marlin.workers}") boolean workers) {
        Path folder = settings.dataDirectory().resolve("audit");
        return new AuditSettings(folder, settings.audit().anchor().orElse(folder.resolve("anchors.txt")), workers);
    }

    @Bean
    VaultSettings vaultSettings(Settings settings) {
        return new VaultSettings(settings.vaultFolder());
    }

    @Bean
    ErasureSettings erasureSettings(Settings settings) {
        return settings.erasure();
    }

    @Bean
    UiSettings uiSettings(Settings settings) {
        return new UiSettings(settings.demo(), settings.runs().sandbox() instanceof SandboxChoice.None);
    }
}
