package dev.marlin.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.marlin.attention.Attention;
import dev.marlin.attention.TestAttention;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.audit.TestAudit;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.outbound.Resolver;
import dev.marlin.notices.outbound.Sender;
import dev.marlin.store.HouseClock;
import dev.marlin.testkit.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest {
    private static final NoticeSettings LOCAL =
            new NoticeSettings(List.of("127.0.0.1"), Optional.empty(), Optional.empty());
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID TASK = UUID.randomUUID();

    private final TestDatabase database = TestDatabase.create();
    private final HouseClock clock = HouseClock.of(database.jdbc());
    private final Audit audit = TestAudit.on(database.jdbc());
    private final Attention attention = TestAttention.on(database.jdbc());
    private final WebhookStore store = new WebhookStore(database.jdbc());
    private final DeliveryStore deliveries = new DeliveryStore(database.jdbc());
    private final NoticeGround ground =
            new NoticeGround(database.transactions(), clock, new SecureRandom(), audit, attention);
    private final Webhooks webhooks = new Webhooks(store, deliveries, LOCAL, ground);
    private final Courier courier = new Courier(
            deliveries,
            store,
            new Settlement(deliveries, store, ground),
            LOCAL,
            new Sender(
                    Resolver.system(),
                    LOCAL.rules(),
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofSeconds(15)));
    private final Intake intake = new Intake(
            audit,
            new NoticeStore(database.jdbc()),
            store,
            task -> task.equals(TASK) ? Optional.of(new TaskBook.Entry(CAMPAIGN, "Greet")) : Optional.empty(),
            database.transactions());
    private final FakeConsumer consumer = new FakeConsumer();
    private final PersonId mara = PersonId.random();

    @BeforeEach
    void makeMara() {
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, 'mara', 'Mara')")
                .param(mara.value())
                .update();
    }

    @AfterEach
    void close() {
        consumer.close();
        database.close();
    }

    @Test
    void tellsSealedEventsOnceWithIdsOnly() throws Exception {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        record("task.claimed", "task", TASK, Map.of("holder", mara.toString(), "fence", "1"));
        record("run.started", "run", UUID.randomUUID(), Map.of());
        seal();
        intake.run();
        intake.run();
        deliverAll(added);

        FakeConsumer.Got got = consumer.next();
        new Webhook(added.secret().reveal()).verify(got.body(), lower(got));
        JsonNode body = JsonMapper.shared().readTree(got.body());
        assertThat(body.path("type").asString()).isEqualTo("task.claimed");
        assertThat(body.path("data").toString())
                .isEqualTo("{\"campaign\":\"" + CAMPAIGN + "\",\"task\":\"" + TASK + "\"}");
        assertThat(Instant.parse(body.path("timestamp").asString())).isBefore(clock.instant());
        assertThat(got.body()).doesNotContain(mara.toString());
        assertThat(consumer.waiting()).isZero();
        assertThat(states(added)).containsExactly(DeliveryState.DELIVERED);
    }

    @Test
    void doesNotTellWhoThePayoutIsFor() throws Exception {
        Webhooks.Added added = add(consumer, NoticeKind.PAYOUT_PAID);
        record("payout.made", "person", mara.value(), Map.of("amount", "12.00 EUR"));
        seal();
        intake.run();
        deliverAll(added);
        assertThat(consumer.next().body())
                .contains("payout.paid")
                .contains("\"data\":{}")
                .doesNotContain("12.00");
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        Webhooks.Added other = webhooks.add(
                new Webhooks.NewEndpoint(
                        consumer.url(), Optional.of(UUID.randomUUID()), Set.of(NoticeKind.TASK_CLAIMED)),
                mara);
        Webhooks.Added released = add(consumer, NoticeKind.TASK_RELEASED);
        Webhooks.Added same = webhooks.add(
                new Webhooks.NewEndpoint(consumer.url(), Optional.of(CAMPAIGN), Set.of(NoticeKind.TASK_CLAIMED)), mara);
        record("task.claimed", "task", TASK, Map.of());
        seal();
        intake.run();
        assertThat(states(other)).isEmpty();
        assertThat(states(released)).isEmpty();
        assertThat(states(same)).containsExactly(DeliveryState.WAITING);
    }

    @Test
    void triesAgainByTheScheduleWithTheSameId() throws Exception {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        webhooks.ping(id(added), mara);
        consumer.answers(500, 302, 204);
        deliverAll(added);
        String first = consumer.next().header("webhook-id");
        assertThat(courier.deliverNext(id(added))).as("not due yet").isFalse();
        clock.advance(Duration.ofSeconds(7));
        deliverAll(added);
        assertThat(consumer.next().header("webhook-id")).isEqualTo(first);
        clock.advance(Duration.ofMinutes(2));
        assertThat(courier.deliverNext(id(added))).as("not due yet").isFalse();
        clock.advance(Duration.ofMinutes(5));
        deliverAll(added);
        assertThat(consumer.next().header("webhook-id")).isEqualTo(first);
        Delivery delivery = webhooks.log(id(added)).getFirst();
        assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery.attempts())
                .extracting(attempt -> attempt.status().orElse(0))
                .containsExactly(500, 302, 204);
        assertThat(delivery.attempts().get(1).outcome()).contains("redirects are not followed");
    }

    @Test
    void switchesOffWhatIsGoneAndAsksItsOwnerToLook() {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        webhooks.ping(id(added), mara);
        webhooks.ping(id(added), mara);
        consumer.answers(410);
        deliverAll(added);
        Endpoint endpoint = webhooks.get(id(added));
        assertThat(endpoint.state()).isEqualTo(EndpointState.OFF);
        assertThat(endpoint.offReason()).contains(OffReason.GONE);
        assertThat(states(added)).containsExactlyInAnyOrder(DeliveryState.GIVEN_UP, DeliveryState.WAITING);
        assertThat(attention.of(mara))
                .singleElement()
                .satisfies(item -> assertThat(item.link()).isEqualTo("/webhooks/" + id(added)));
        assertThatThrownBy(() -> webhooks.ping(id(added), mara)).isInstanceOf(MarlinException.class);

        webhooks.switchOn(id(added), mara);
        deliverAll(added);
        assertThat(attention.of(mara)).isEmpty();
        assertThat(states(added)).containsExactlyInAnyOrder(DeliveryState.GIVEN_UP, DeliveryState.DELIVERED);
    }

    @Test
    void givesUpAfterThreeDaysUnlessSomethingWasTaken() {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        consumer.close();
        webhooks.ping(id(added), mara);
        for (int i = 0; i < 10; i++) {
            assertThat(webhooks.get(id(added)).state()).isEqualTo(EndpointState.LIVE);
            assertThat(courier.deliverNext(id(added))).isTrue();
            clock.advance(Duration.ofHours(30));
        }
        assertThat(states(added)).containsExactly(DeliveryState.GIVEN_UP);
        assertThat(webhooks.get(id(added)).offReason()).contains(OffReason.FAILING);
        assertThat(webhooks.log(id(added)).getFirst().attempts()).hasSize(10);
    }

    @Test
    void waitsAsLongAsTheConsumerAsks() {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        webhooks.ping(id(added), mara);
        consumer.answers(429, Map.of("Retry-After", "7200"), "slow down");
        deliverAll(added);
        clock.advance(Duration.ofMinutes(119));
        assertThat(courier.deliverNext(id(added))).isFalse();
        clock.advance(Duration.ofMinutes(2));
        deliverAll(added);
        assertThat(states(added)).containsExactly(DeliveryState.DELIVERED);
        assertThat(webhooks.log(id(added)).getFirst().attempts().getFirst().answer())
                .isEqualTo("slow down");
    }

    @Test
    void signsWithTwoSecretsWhileTheyChange() throws Exception {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        Secret second = webhooks.rotate(id(added), mara);
        webhooks.ping(id(added), mara);
        deliverAll(added);
        FakeConsumer.Got both = consumer.next();
        new Webhook(added.secret().reveal()).verify(both.body(), lower(both));
        new Webhook(second.reveal()).verify(both.body(), lower(both));

        clock.advance(Webhooks.CHANGEOVER.plusMinutes(1));
        webhooks.ping(id(added), mara);
        deliverAll(added);
        FakeConsumer.Got one = consumer.next();
        new Webhook(second.reveal()).verify(one.body(), lower(one));
        assertThatThrownBy(() -> new Webhook(added.secret().reveal()).verify(one.body(), lower(one)))
                .isInstanceOf(Exception.class);

        webhooks.rotate(id(added), mara);
        webhooks.rotate(id(added), mara);
        assertThat(store.liveSecrets(id(added), clock.instant())).hasSize(2);
    }

    @Test
    void sendsAMessageAgainUnderItsOwnId() throws Exception {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        webhooks.ping(id(added), mara);
        UUID delivery = webhooks.log(id(added)).getFirst().id();
        assertThatThrownBy(() -> webhooks.replay(id(added), delivery, mara)).hasMessageContaining("waits");
        deliverAll(added);
        webhooks.replay(id(added), delivery, mara);
        deliverAll(added);
        assertThat(consumer.next().header("webhook-id"))
                .isEqualTo(consumer.next().header("webhook-id"));
        assertThatThrownBy(() -> webhooks.replay(id(added), UUID.randomUUID(), mara))
                .isInstanceOf(MarlinException.class);
    }

    @Test
    void aSlowConsumerDelaysNobodyElse() throws Exception {
        try (FakeConsumer slow = new FakeConsumer()) {
            slow.fallAsleep();
            Webhooks.Added first = add(slow, NoticeKind.TASK_CLAIMED);
            Webhooks.Added second = add(consumer, NoticeKind.TASK_CLAIMED);
            CourierJob job = new CourierJob(courier);
            for (int i = 0; i < 20; i++) {
                webhooks.ping(id(first), mara);
                webhooks.ping(id(second), mara);
            }
            job.run();
            for (int i = 0; i < 20; i++) {
                consumer.next();
            }
            slow.next();
            assertThat(slow.waiting()).as("one at a time for the slow one").isZero();
            slow.wake();
            for (int i = 0; i < 19; i++) {
                slow.next();
            }
            job.destroy();
        }
    }

    @Test
    void twoWorkersNeverTakeOneMessage() {
        Webhooks.Added added = add(consumer, NoticeKind.TASK_CLAIMED);
        webhooks.ping(id(added), mara);
        assertThat(deliveries.take(id(added), 60)).isPresent();
        assertThat(deliveries.take(id(added), 60)).isEmpty();
        assertThat(courier.waiting()).isEmpty();
    }

    @Test
    void refusesAddressesThatAreNotPublic() {
        assertThatThrownBy(() -> webhooks.add(
                        new Webhooks.NewEndpoint(
                                "https://169.254.169.254/", Optional.empty(), Set.of(NoticeKind.TASK_CLAIMED)),
                        mara))
                .hasMessageContaining("not a public one");
        assertThatThrownBy(() -> new Webhooks.NewEndpoint("https://example.org", Optional.empty(), Set.of()))
                .hasMessageContaining("kinds");
        assertThat(webhooks.all()).isEmpty();
    }

    private Webhooks.Added add(FakeConsumer to, NoticeKind kind) {
        return webhooks.add(new Webhooks.NewEndpoint(to.url(), Optional.empty(), Set.of(kind)), mara);
    }

    private void deliverAll(Webhooks.Added added) {
        boolean more = true;
        while (more) {
            more = courier.deliverNext(id(added));
        }
    }

    private List<DeliveryState> states(Webhooks.Added added) {
        return webhooks.log(id(added)).stream().map(Delivery::state).toList();
    }

    private static UUID id(Webhooks.Added added) {
        return added.endpoint().id();
    }

    private void record(String action, String kind, UUID subject, Map<String, String> facts) {
        audit.record(AuditEvent.by(mara, action, kind, subject, facts));
    }

    private void seal() {
        assertThat(TestAudit.sealer(database.jdbc(), database.transactions()).sealAll())
                .isPositive();
    }

    private static Map<String, List<String>> lower(FakeConsumer.Got got) {
        return Map.of(
                "webhook-id", List.of(got.header("webhook-id")),
                "webhook-timestamp", List.of(got.header("webhook-timestamp")),
                "webhook-signature", List.of(got.header("webhook-signature")));
    }
}
