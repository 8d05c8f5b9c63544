package dev.marlin.web.pay;

import java.util.List;

/** The pages of the books, as tabs. */
public final class LedgerTabs {
    /** All of them, in order. */
    public static final List<Tab> ALL = List.of(
            new Tab("/ledger", "Owed and entries"),
            new Tab("/ledger/proposals", "Rates and proposals"),
            new Tab("/ledger/batches", "Payouts"),
            new Tab("/ledger/periods", "Periods"),
            new Tab("/ledger/disputes", "Disputes"));

    private LedgerTabs() {}

    /** One of them. */
    public record Tab(String path, String title) {}
}
