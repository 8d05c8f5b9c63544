package dev.marlin.catalog;

import dev.marlin.audit.Audit;
import dev.marlin.audit.TestAudit;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.BlobStore;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalog's doors on a database of their own, wired as the application wires them; jobs wait in their table. */
public final class CatalogFixtures implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path folder;

    public CatalogFixtures(Mirrors mirrors) {
        try {
            folder = Files.createTempDirectory("marlin-catalog");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("marlin.jobs.enabled", "false")));
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(BlobStore.class, () -> new BlobStore(folder.resolve("blobs")));
        context.registerBean(Mirrors.class, () -> mirrors);
        context.registerBean(Audit.class, () -> TestAudit.on(database.jdbc()));
        context.scan("dev.marlin.catalog", "dev.marlin.jobs");
        context.refresh();
    }

    public CatalogFixtures() {
        this(new FakeMirrors());
    }

    public Catalog catalog() {
        return context.getBean(Catalog.class);
    }

    public CatalogImports imports() {
        return context.getBean(CatalogImports.class);
    }

    public MirrorRequests mirrors() {
        return context.getBean(MirrorRequests.class);
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public CatalogImport load(String fileName, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return imports().importNow(fileName, new ByteArrayInputStream(bytes), Optional.empty(), progress -> {});
    }

    /** A repository on GitHub of which nothing but the name is known. */
    public Repository repository(String fullName) {
        load("fixture", "{\"full_name\": \"" + fullName + "\"}");
        return catalog().findByAddress("https://github.com/" + fullName).orElseThrow();
    }

    public PersonId person(String login) {
        PersonId id = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(id.value(), login, login)
                .update();
        return id;
    }

    public long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        context.close();
        database.close();
        TestFiles.deleteTree(folder);
    }
}
