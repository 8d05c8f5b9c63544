/** Places where other people's programs run and cannot reach out: one contract, bubblewrap behind it. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.sandbox;
