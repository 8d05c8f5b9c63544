/** Pairs and runs for programs: neutral for experts, unblinded for managers. */
@NullMarked
package dev.marlin.api.runs;

import org.jspecify.annotations.NullMarked;
