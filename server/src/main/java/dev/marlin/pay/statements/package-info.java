/** What a person reads and keeps of a closed period: one list of entries as page, CSV and PDF that agree to the cent. */
@NullMarked
package dev.marlin.pay.statements;

import org.jspecify.annotations.NullMarked;
