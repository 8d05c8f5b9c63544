/** Verifiers: commands run in a fresh sandbox on base plus captured change, and what their outcome means. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.verify;
