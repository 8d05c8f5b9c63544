/** Money for programs: a person's own. */
@NullMarked
package dev.marlin.api.pay;

import org.jspecify.annotations.NullMarked;
