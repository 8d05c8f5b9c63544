/** Guidelines as pages: what each axis means, versions and what changed, drafts and proposals, judged work that a change touches. */
@NullMarked
package dev.marlin.web.rubrics;

import org.jspecify.annotations.NullMarked;
