/**
 * The workbench: file tree, diff, verifiers, trajectory, notes and score sheet as pages that compare and pages that
 * review show them. Knows blind views only.
 */
@NullMarked
package dev.marlin.web.bench;

import org.jspecify.annotations.NullMarked;
