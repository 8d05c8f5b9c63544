/**
 * The way to the first paid task: practice, the qualification that a campaign asks for, and how far somebody is. Practice
 * touches neither reviews nor money nor releases.
 */
@NullMarked
package dev.marlin.onboarding;

import org.jspecify.annotations.NullMarked;
