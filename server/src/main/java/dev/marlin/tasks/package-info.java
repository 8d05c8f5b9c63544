/** Tasks: repository, base commit, wanted change, prompt, verifiers; drafted, tried on the base, published. */
@NullMarked
package dev.marlin.tasks;

import org.jspecify.annotations.NullMarked;
