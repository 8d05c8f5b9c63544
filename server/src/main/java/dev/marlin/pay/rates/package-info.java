/** What is paid for which work: versioned rates that two people agreed on, and the terms that each claim was given. */
@NullMarked
package dev.marlin.pay.rates;

import org.jspecify.annotations.NullMarked;
