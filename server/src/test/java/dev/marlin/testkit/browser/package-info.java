/** A real browser for tests: Chromium without a window, driven by Playwright, judged by axe. */
@NullMarked
package dev.marlin.testkit.browser;

import org.jspecify.annotations.NullMarked;
