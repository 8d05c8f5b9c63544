/**
 * Frozen dashboards, to be cited: bytes by their digest, with the rubric versions and the state of the audit log that they
 * rest on. The same rows always give the same bytes.
 */
@NullMarked
package dev.marlin.dashboards.snapshots;

import org.jspecify.annotations.NullMarked;
