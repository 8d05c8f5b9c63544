/** Campaigns as pages, for managers: the only place of this floor where agents have names. */
@NullMarked
package dev.marlin.web.campaigns;

import org.jspecify.annotations.NullMarked;
