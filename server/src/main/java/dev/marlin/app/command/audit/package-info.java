/** {@code marlin audit}: signed states, exports and proofs of the log, and their check by who has nothing else. */
@NullMarked
package dev.marlin.app.command.audit;

import org.jspecify.annotations.NullMarked;
