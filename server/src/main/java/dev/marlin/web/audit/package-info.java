/** The audit log as a page. */
@NullMarked
package dev.marlin.web.audit;

import org.jspecify.annotations.NullMarked;
