/** Guidelines as pages: what each axis means, all versions, and a form that publishes the next one. */
@NullMarked
package dev.marlin.web.rubrics;

import org.jspecify.annotations.NullMarked;
