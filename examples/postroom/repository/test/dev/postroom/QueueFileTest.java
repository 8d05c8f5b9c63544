package dev.postroom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tiny.Check;
import tiny.Test;

public final class QueueFileTest {
    @Test
    void readsTheFileThatWeShip() throws Exception {
        var queues = QueueFile.load(Path.of("etc/queues.properties"));
        Check.equal(new QueueConfig("invoices", "smtp", 8, Duration.ofMinutes(1)), queues.get("invoices"));
        Check.equal("[newsletters, invoices, partners]", queues.keySet().toString());
    }

    @Test
    void namesTheSettingThatIsMissing() throws Exception {
        Path file = Files.writeString(Files.createTempFile("queues", ".properties"), "queues=a\na.transport=smtp\n");
        IllegalArgumentException refused =
                Check.throwing(IllegalArgumentException.class, () -> QueueFile.load(file));
        Check.equal("the queue file lacks a.tries", refused.getMessage());
    }

    @Test
    void theForecastAddsUpAllPauses() throws Exception {
        Forecast forecast = new Forecast(new RetryPlanner(QueueFile.load(Path.of("etc/queues.properties"))));
        Check.equal("A letter in partners is delivered or given up within 8 minutes.", forecast.sentence("partners"));
    }
}
