/** Credentials as pages: one's own for everybody, those that wait for checkers. */
@NullMarked
package dev.marlin.web.credentials;

import org.jspecify.annotations.NullMarked;
