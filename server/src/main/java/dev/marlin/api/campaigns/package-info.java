/** Campaigns for programs. */
@NullMarked
package dev.marlin.api.campaigns;

import org.jspecify.annotations.NullMarked;
