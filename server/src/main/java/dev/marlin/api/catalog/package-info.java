/** The catalog for programs, under {@code /api/v1}: repositories and imports. */
@NullMarked
package dev.marlin.api.catalog;

import org.jspecify.annotations.NullMarked;
