/**
 * What every request passes before a controller sees it: who it is, whether the table lets them, whether it was done
 * already. Problems leave in one form.
 */
@NullMarked
package dev.marlin.web.gate;

import org.jspecify.annotations.NullMarked;
