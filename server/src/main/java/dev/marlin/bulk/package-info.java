/**
 * Bulk acts: one step of a manager for many tasks. The tasks are fixed before anything happens, a job takes them one by
 * one, each in a transaction and with an audit event of its own, and keeps what came of each.
 */
@NullMarked
package dev.marlin.bulk;

import org.jspecify.annotations.NullMarked;
