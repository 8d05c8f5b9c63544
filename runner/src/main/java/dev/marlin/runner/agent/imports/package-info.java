/** Work that was done elsewhere, as candidates: patches, branches and commits of a mirror, SWE-bench predictions. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.agent.imports;
