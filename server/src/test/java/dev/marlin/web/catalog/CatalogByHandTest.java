package dev.marlin.web.catalog;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CatalogByHandTest {
    @Test
    void aFileIsImportedOnceAndItsRepositoryMirroredOnce() {
        try (TestServer server = TestServer.start()) {
            server.person("mia", Role.MANAGER);
            Session mia = server.as("mia");
            String job = location(mia.upload("/catalog/imports", "file", "some.csv", "full_name,stars\nnew/one,5\n"));
            Until.holds(
                    "imported",
                    Duration.ofSeconds(60),
                    () -> mia.json("/api/v1" + job.replace("catalog/", "catalog-"))
                            .path("state")
                            .asString()
                            .equals("done"));
            JdbcClient jdbc = server.bean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT count(*) FROM catalog_import")
                            .query(Long.class)
                            .single())
                    .isOne();
            String id =
                    mia.json("/api/v1/repositories").at("/repositories/0/id").asString();
            // Nothing answers there: that it is asked for is what counts.
            jdbc.sql("UPDATE repository SET clone_url = 'https://127.0.0.1:9/new/one.git'")
                    .update();
            location(mia.form("/catalog/" + id + "/mirror", Map.of()));
            document(mia.post("/api/v1/repositories/" + id + "/mirror", Map.of()));
            assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE action LIKE '%mirror%'")
                            .query(Long.class)
                            .single())
                    .isBetween(1L, 2L);
        }
    }
}
