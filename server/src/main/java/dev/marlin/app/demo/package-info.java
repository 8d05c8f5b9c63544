/** The demo: our own examples as a campaign, and simulated people who act over HTTP in their real roles. */
@NullMarked
package dev.marlin.app.demo;

import org.jspecify.annotations.NullMarked;
