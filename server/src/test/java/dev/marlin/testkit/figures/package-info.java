/** Figures counted again by another program from the files that leave the house. */
@NullMarked
package dev.marlin.testkit.figures;

import org.jspecify.annotations.NullMarked;
