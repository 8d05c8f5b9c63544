/** What a campaign's claims may commit of each currency, and who agreed to it. What is committed, pay's ledger says. */
@NullMarked
package dev.marlin.campaigns.budgets;

import org.jspecify.annotations.NullMarked;
