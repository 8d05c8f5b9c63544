/**
 * How well somebody judges: shares of settled work, shrunk towards what others are like, with credible intervals. It
 * knows verdicts, never agents; figures move in steps of ten, so that no single answer can be read off them.
 */
@NullMarked
package dev.marlin.quality;

import org.jspecify.annotations.NullMarked;
