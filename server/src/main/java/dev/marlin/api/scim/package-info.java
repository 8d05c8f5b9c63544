/**
 * SCIM 2.0 (RFC 7643, RFC 7644) for a directory: users and groups. Attributes that Marlin does not keep are read over;
 * what cannot be understood is refused with its scimType.
 */
@NullMarked
package dev.marlin.api.scim;

import org.jspecify.annotations.NullMarked;
