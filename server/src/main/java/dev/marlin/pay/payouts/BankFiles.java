package dev.marlin.pay.payouts;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.marlin.kernel.MarlinException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** A batch as files: the same batch gives the same bytes, whatever became of it since. */
@Component
class BankFiles {
    private final MethodStore methods;

    BankFiles(MethodStore methods) {
        this.methods = methods;
    }

    byte[] csv(Batch batch, List<Line> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("batch", "line", "holder", "iban", "currency", "amount", "purpose");
            for (Line line : lines) {
                PayoutMethod method = method(line);
                csv.writeRecord(
                        Long.toString(batch.number()),
                        line.id().toString(),
                        harmless(method.holder()),
                        method.iban().value(),
                        line.amount().currency().getCurrencyCode(),
                        line.amount().amountText(),
                        "Marlin payout " + batch.number());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws MarlinException CONFLICT when no paying account was set */
    byte[] paymentOrder(Batch batch, List<Line> lines) {
        PayerAccount payer = batch.payer()
                .orElseThrow(() -> MarlinException.conflict("No paying account was set when this batch was approved, so"
                        + " there is no payment order. Use the CSV; set the account for later batches."));
        List<PaymentOrder.Transfer> transfers = lines.stream()
                .map(line -> {
                    PayoutMethod method = method(line);
                    return new PaymentOrder.Transfer(line.id(), method.holder(), method.iban(), line.amount());
                })
                .toList();
        return new PaymentOrder(
                        batch.id(),
                        batch.approval().orElseThrow().at(),
                        payer,
                        "Marlin payout " + batch.number(),
                        transfers)
                .xml();
    }

    private PayoutMethod method(Line line) {
        return methods.find(line.method())
                .orElseThrow(() -> MarlinException.conflict(
                        "A payout method of this batch was erased, so its files cannot be written any more."));
    }

    /** Spreadsheets take text that begins so for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
