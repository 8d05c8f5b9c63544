/** What people find wrong in their own money, and what somebody else in finance answers. */
@NullMarked
package dev.marlin.pay.disputes;

import org.jspecify.annotations.NullMarked;
