/** The git command line under our rules: hardened environment, checked addresses, snapshots without a future. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.git;
