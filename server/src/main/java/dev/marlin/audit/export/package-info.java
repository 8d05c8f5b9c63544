/** The form of an export: its lines as bytes, their hashes, and the text that explains it to who has only the file. */
@NullMarked
package dev.marlin.audit.export;

import org.jspecify.annotations.NullMarked;
