/**
 * The git program under our rules: hardened environment, checked addresses, mirrors, snapshots without a future,
 * comparisons and patches on bare directories of ours. Nothing here ever runs in a folder that an agent wrote.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.git;
