/**
 * What managers see of a campaign as a whole: work that is still open and whose, its funnel, preferences, agreement and
 * cost, each with interval and count. It reads what other floors wrote, owns no judgement and shows no expert anything.
 */
@NullMarked
package dev.marlin.dashboards;

import org.jspecify.annotations.NullMarked;
