/**
 * What runs leave on disk when nobody needs it any more: folders of candidates, bases, snapshots, and what killed
 * processes could not tidy up. The records of runs are blobs and rows; they are never touched here.
 */
@NullMarked
package dev.marlin.runs.leftovers;

import org.jspecify.annotations.NullMarked;
