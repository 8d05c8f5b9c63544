/** Dataset releases: preference rows, judgements beside them, card, checksums, provenance. */
@NullMarked
package dev.marlin.export;

import org.jspecify.annotations.NullMarked;
