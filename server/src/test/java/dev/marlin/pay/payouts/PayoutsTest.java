package dev.marlin.pay.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.pay.PayWorld;
import dev.marlin.pay.books.Purse;
import dev.marlin.tasks.TaskId;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Batches from draft to the bank's last answer, and the files in between. */
class PayoutsTest {
    private final PayWorld world = new PayWorld();
    private final Campaign dollars = world.campaign(Money.usd(28_000), Money.usd(4_000));
    private final Campaign euros = world.campaign(Money.of(25_050, "EUR"), Money.of(3_333, "EUR"));
    private final Campaign yen = world.campaign(Money.of(31_000, "JPY"), Money.of(450, "JPY"));
    private final PersonId payee = world.person();
    private final PayoutMethods methods = world.world.bean(PayoutMethods.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyPairOfStateAndStepIsAsTheTableSays() {
        for (BatchState state : BatchState.values()) {
            for (BatchStep step : BatchStep.values()) {
                if (step.isPermittedFrom(state)) {
                    continue;
                }
                Batch batch = in(state);
                assertThatThrownBy(() -> walk(batch.id(), step))
                        .as("%s from %s", step, state)
                        .isInstanceOfSatisfying(
                                MarlinException.class,
                                e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
                assertThat(world.payouts.get(batch.id()).batch().state()).isEqualTo(state);
                finish(batch.id());
            }
        }
    }

    @Test
    void everyPairOfLineStateAndNextIsRefusedButThoseFromPending() {
        for (LineState state : LineState.values()) {
            for (LineState next : LineState.values()) {
                if (state == LineState.PENDING && next != LineState.PENDING) {
                    assertThat(state.to(next)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> state.to(next)).isInstanceOf(MarlinException.class);
                }
            }
        }
    }

    @Test
    void theFilesOfABatchAreTheSameBytesWhateverBecameOfItSince() {
        methods.setPayer("Marlin B.V.", "NL91 ABNA 0417 1643 00", world.fenna);
        owe(dollars, payee);
        owe(euros, payee);
        owe(yen, payee);
        world.method(payee, "Žofie O'Brien-Łuk <x> & Söhne");
        Batch batch = exported();
        byte[] order = world.payouts.paymentOrder(batch.id());
        byte[] csv = world.payouts.csv(batch.id());
        methods.setPayer("Another", "GB82WEST12345698765432", world.fenna);
        world.method(payee, "Somebody else");
        Line line = world.payouts.get(batch.id()).lines().getFirst();
        world.payouts.fail(batch.id(), line.id(), "The account is closed.", world.frits);
        world.payouts.settleRest(batch.id(), world.frits);
        assertThat(world.payouts.paymentOrder(batch.id())).isEqualTo(order);
        assertThat(world.payouts.csv(batch.id())).isEqualTo(csv);
        assertThat(world.payouts.get(batch.id()).batch().state()).isEqualTo(BatchState.PARTLY_FAILED);
        assertThat(world.ledger
                        .earnings(payee)
                        .in(Purse.PAYABLE, line.amount().currency().getCurrencyCode()))
                .isEqualTo(line.amount());
    }

    @Test
    void thePaymentOrderKeepsTheFormatsRules() throws Exception {
        methods.setPayer("Marlin & Söhne", "NL91 ABNA 0417 1643 00", world.fenna);
        owe(dollars, payee);
        owe(yen, payee);
        PersonId other = world.person();
        owe(dollars, other);
        owe(euros, other);
        world.method(payee, "Žofie O'Brien-Łuk <x> & Söhne 日本");
        world.method(other, "=cmd|' /C calc'!A0");
        Batch batch = exported();
        Document xml = parsed(world.payouts.paymentOrder(batch.id()));
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo(PaymentOrder.NAMESPACE);
        Element header = all(xml.getDocumentElement(), "GrpHdr").getFirst();
        List<Element> blocks = all(xml.getDocumentElement(), "PmtInf");
        List<Element> transfers = all(xml.getDocumentElement(), "CdtTrfTxInf");
        assertThat(one(header, "MsgId")).hasSizeLessThanOrEqualTo(35);
        assertThat(one(header, "NbOfTxs")).isEqualTo("4").isEqualTo("" + transfers.size());
        assertThat(new BigDecimal(one(header, "CtrlSum"))).isEqualByComparingTo(sum(transfers));
        assertThat(blocks).hasSize(3);
        for (Element block : blocks) {
            List<Element> inside = all(block, "CdtTrfTxInf");
            assertThat(one(block, "NbOfTxs")).isEqualTo("" + inside.size());
            assertThat(new BigDecimal(one(block, "CtrlSum"))).isEqualByComparingTo(sum(inside));
            assertThat(inside.stream().map(transfer -> currency(transfer)).distinct())
                    .hasSize(1);
            assertThat(one(block, "PmtInfId")).hasSizeLessThanOrEqualTo(35).endsWith(currency(inside.getFirst()));
        }
        assertThat(transfers.stream().map(transfer -> currency(transfer) + one(transfer, "InstdAmt")))
                .containsExactlyInAnyOrder("EUR250.50", "JPY31000", "USD280.00", "USD280.00");
        assertThat(transfers.stream()
                        .map(transfer -> one(transfer, "EndToEndId"))
                        .distinct())
                .hasSize(4);
        NodeList names = xml.getElementsByTagNameNS("*", "Nm");
        assertThat(IntStream.range(0, names.getLength())
                        .mapToObj(i -> names.item(i).getTextContent()))
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9/?:().,'+ -]{1,70}"))
                .contains("Zofie O'Brien-Luk .x. . Sohne ..");
        String csv = new String(world.payouts.csv(batch.id()), StandardCharsets.UTF_8);
        assertThat(csv).contains(",'=cmd|' /C calc'!A0,").doesNotContain(",=cmd");
    }

    @Test
    void whoGaveNoMethodOrChangedItJustNowIsLeftOutWithTheReason() {
        PersonId changed = world.person();
        for (PersonId person : List.of(payee, changed)) {
            owe(dollars, person);
        }
        methods.change(changed, "Changed", "DE89 3704 0044 0532 0130 00");
        assertThatThrownBy(() -> world.payouts.draft(world.fenna)).hasMessageContaining("No batch was made");
        PersonId ready = world.person();
        owe(dollars, ready);
        world.method(ready, "Ready");
        Batch.Full full = world.payouts.get(world.payouts.draft(world.fenna).id());
        assertThat(full.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.person()).isEqualTo(ready));
        assertThat(full.leftOut())
                .extracting(LeftOut::person, LeftOut::reason)
                .containsExactlyInAnyOrder(
                        tuple(payee, "No payout method was given."),
                        tuple(changed, "The payout method was changed less than 48 hours ago."));
        assertThat(world.ledger.earnings(payee).payable()).containsExactly(Money.usd(28_000));
    }

    @Test
    void anIbanIsCheckedAndOnlyShownMasked() {
        assertThat(new Iban("gb82 west 1234 5698 7654 32")).hasToString("GB82 •••• 5432");
        for (String wrong : List.of("GB82WEST12345698765431", "DE00370400440532013000", "", "x", "GB82WEST", "ÄÖ82")) {
            assertThatThrownBy(() -> new Iban(wrong))
                    .as(wrong)
                    .isInstanceOf(MarlinException.class)
                    .hasMessageContaining("nothing was saved");
        }
    }

    private void owe(Campaign campaign, PersonId person) {
        world.outcomes().accepted(PayWorld.work(campaign, person, TaskId.random()), JudgementId.random());
    }

    private Batch exported() {
        Batch batch = world.payouts.draft(world.fenna);
        world.payouts.approve(batch.id(), world.frits);
        return world.payouts.export(batch.id(), world.fenna);
    }

    /** A batch of two lines that has come to that state. */
    private Batch in(BatchState state) {
        owe(dollars, payee);
        owe(euros, payee);
        world.method(payee, "Payee");
        Batch batch = world.payouts.draft(world.fenna);
        if (state == BatchState.CANCELLED) {
            return world.payouts.cancel(batch.id(), world.fenna);
        }
        if (state != BatchState.DRAFT) {
            world.payouts.approve(batch.id(), world.frits);
        }
        if (state.hasFiles()) {
            world.payouts.export(batch.id(), world.fenna);
        }
        if (state == BatchState.PARTLY_FAILED) {
            walk(batch.id(), BatchStep.FAIL);
        }
        if (state == BatchState.SETTLED || state == BatchState.PARTLY_FAILED) {
            world.payouts.settleRest(batch.id(), world.frits);
        }
        return world.payouts.get(batch.id()).batch();
    }

    private void finish(UUID id) {
        BatchState state = world.payouts.get(id).batch().state();
        if (state == BatchState.EXPORTED) {
            world.payouts.settleRest(id, world.frits);
        } else if (BatchStep.CANCEL.isPermittedFrom(state)) {
            world.payouts.cancel(id, world.frits);
        }
    }

    private void walk(UUID id, BatchStep step) {
        UUID line = world.payouts.get(id).lines().getFirst().id();
        switch (step) {
            case APPROVE -> world.payouts.approve(id, world.frits);
            case EXPORT -> world.payouts.export(id, world.fenna);
            case ANSWER -> world.payouts.settle(id, line, world.frits);
            case SETTLE -> world.payouts.settleRest(id, world.frits);
            case FAIL -> world.payouts.fail(id, line, "The account is closed.", world.frits);
            case CANCEL -> world.payouts.cancel(id, world.fenna);
        }
    }

    private static Document parsed(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<Element> all(Element inside, String name) {
        NodeList found = inside.getElementsByTagNameNS(PaymentOrder.NAMESPACE, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String one(Element inside, String name) {
        return all(inside, name).getFirst().getTextContent();
    }

    private static String currency(Element transfer) {
        return all(transfer, "InstdAmt").getFirst().getAttribute("Ccy");
    }

    private static BigDecimal sum(List<Element> transfers) {
        return transfers.stream()
                .map(transfer -> new BigDecimal(one(transfer, "InstdAmt")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
