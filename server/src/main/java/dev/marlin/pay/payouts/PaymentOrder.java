package dev.marlin.pay.payouts;

import dev.marlin.kernel.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A customer credit transfer initiation, ISO 20022 pain.001.001.09: one payment information block per currency. Names are
 * written in the letters that every bank of the European Payments Council's rules takes.
 *
 * @param id of the batch; in the message without hyphens
 * @param at when it was approved: the message's time and, in UTC, the day of execution
 * @param purpose what payees read
 */
record PaymentOrder(UUID id, Instant at, PayerAccount payer, String purpose, List<Transfer> transfers) {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final String EURO = "EUR";

    PaymentOrder {
        transfers = List.copyOf(transfers);
    }

    /** One amount to one account. */
    record Transfer(UUID line, String holder, Iban iban, Money amount) {}

    byte[] xml() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml);
            for (Map.Entry<String, List<Transfer>> block : byCurrency().entrySet()) {
                block(xml, block.getKey(), block.getValue());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory takes all", e);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** In the order of the currencies' codes. */
    private Map<String, List<Transfer>> byCurrency() {
        Map<String, List<Transfer>> blocks = new TreeMap<>();
        for (Transfer transfer : transfers) {
            blocks.computeIfAbsent(transfer.amount().currency().getCurrencyCode(), code -> new ArrayList<>())
                    .add(transfer);
        }
        return blocks;
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        text(xml, "MsgId", compact(id));
        text(xml, "CreDtTm", at.truncatedTo(ChronoUnit.SECONDS).toString());
        text(xml, "NbOfTxs", Integer.toString(transfers.size()));
        text(xml, "CtrlSum", sum(transfers));
        xml.writeStartElement("InitgPty");
        text(xml, "Nm", letters(payer.name()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void block(XMLStreamWriter xml, String currency, List<Transfer> block) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        text(xml, "PmtInfId", compact(id) + currency);
        text(xml, "PmtMtd", "TRF");
        text(xml, "NbOfTxs", Integer.toString(block.size()));
        text(xml, "CtrlSum", sum(block));
        if (currency.equals(EURO)) {
            nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
        }
        nested(xml, at.atOffset(ZoneOffset.UTC).toLocalDate().toString(), "ReqdExctnDt", "Dt");
        nested(xml, letters(payer.name()), "Dbtr", "Nm");
        nested(xml, payer.iban().value(), "DbtrAcct", "Id", "IBAN");
        nested(xml, "NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
        text(xml, "ChrgBr", currency.equals(EURO) ? "SLEV" : "SHAR");
        for (Transfer transfer : block) {
            transfer(xml, transfer);
        }
        xml.writeEndElement();
    }

    private void transfer(XMLStreamWriter xml, Transfer transfer) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        nested(xml, compact(transfer.line()), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", transfer.amount().currency().getCurrencyCode());
        xml.writeCharacters(transfer.amount().amountText());
        xml.writeEndElement();
        xml.writeEndElement();
        nested(xml, letters(transfer.holder()), "Cdtr", "Nm");
        nested(xml, transfer.iban().value(), "CdtrAcct", "Id", "IBAN");
        nested(xml, letters(purpose), "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    private static void nested(XMLStreamWriter xml, String text, String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(text);
        for (int i = 0; i < elements.length; i++) {
            xml.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        nested(xml, text, element);
    }

    private static String compact(UUID id) {
        return id.toString().replace("-", "");
    }

    /** Across currencies: the format asks for the plain sum of the numbers. */
    private static String sum(List<Transfer> transfers) {
        return transfers.stream()
                .map(transfer -> new BigDecimal(transfer.amount().amountText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    /** Latin letters without marks, digits and {@code / - ? : ( ) . , ' +}; anything else becomes a full stop. */
    static String letters(String text) {
        String plain = Normalizer.normalize(
                        text.replace("ß", "ss")
                                .replace("æ", "ae")
                                .replace("Æ", "AE")
                                .replace("ø", "o")
                                .replace("Ø", "O")
                                .replace("ł", "l")
                                .replace("Ł", "L")
                                .replace("œ", "oe")
                                .replace("Œ", "OE")
                                .replace("đ", "d")
                                .replace("Đ", "D"),
                        Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", ".");
        return plain.substring(0, Math.min(plain.length(), 70)).strip();
    }
}
