/**
 * Where everything is kept: PostgreSQL (embedded under our own launcher, or any by URL), its migrations, and
 * content-addressed blobs. SQL of a feature lives in that feature's {@code *Store}, not here.
 */
@NullMarked
package dev.marlin.store;

import org.jspecify.annotations.NullMarked;
