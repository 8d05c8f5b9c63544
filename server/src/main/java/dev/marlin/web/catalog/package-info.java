/** Pages of the catalog: search, one repository with the sources of its facts, imports. */
@NullMarked
package dev.marlin.web.catalog;

import org.jspecify.annotations.NullMarked;
