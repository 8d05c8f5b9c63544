/** Money for programs: a person's own, and the books for finance. */
@NullMarked
package dev.marlin.api.pay;

import org.jspecify.annotations.NullMarked;
