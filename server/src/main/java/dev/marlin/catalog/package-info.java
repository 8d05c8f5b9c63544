/** Repositories that experts can pick: imported, merged with their sources, searched, mirrored. */
@NullMarked
package dev.marlin.catalog;

import org.jspecify.annotations.NullMarked;
