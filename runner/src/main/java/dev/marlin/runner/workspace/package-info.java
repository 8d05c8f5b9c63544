/** One prepared read-only base per repository, commit and environment; one thin writable layer per candidate. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.workspace;
