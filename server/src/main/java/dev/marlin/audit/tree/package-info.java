/** The Merkle tree over sealed entries, hashed as RFC 9162 says, and the proofs that it gives. Knows bytes only. */
@NullMarked
package dev.marlin.audit.tree;

import org.jspecify.annotations.NullMarked;
