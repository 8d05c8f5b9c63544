/** Tasks as files: YAML read strictly, with patches beside it. */
@NullMarked
package dev.marlin.tasks.files;

import org.jspecify.annotations.NullMarked;
