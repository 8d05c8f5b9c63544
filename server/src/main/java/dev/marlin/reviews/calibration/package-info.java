/** How often reviewers' words were overturned, with what chance leaves open. */
@NullMarked
package dev.marlin.reviews.calibration;

import org.jspecify.annotations.NullMarked;
