/** What runs left and what they used, as it was stored: written once, in the transaction that ends a run. */
@NullMarked
package dev.marlin.runs.results;

import org.jspecify.annotations.NullMarked;
