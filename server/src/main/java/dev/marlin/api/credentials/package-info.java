/** Credentials for programs. */
@NullMarked
package dev.marlin.api.credentials;

import org.jspecify.annotations.NullMarked;
