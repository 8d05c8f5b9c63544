/** The audit log for programs: key, anchors, proofs, export. */
@NullMarked
package dev.marlin.api.audit;

import org.jspecify.annotations.NullMarked;
