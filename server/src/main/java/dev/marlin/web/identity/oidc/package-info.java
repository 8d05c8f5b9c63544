/**
 * The code flow of OpenID Connect with PKCE, by Spring Security's parts: what goes to a provider, what comes back, and
 * nothing of it believed before it is checked.
 */
@NullMarked
package dev.marlin.web.identity.oidc;

import org.jspecify.annotations.NullMarked;
