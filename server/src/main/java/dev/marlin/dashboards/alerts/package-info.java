/** What campaigns are watched for, and what was found: one open alert per rule, which closes itself with a reason. */
@NullMarked
package dev.marlin.dashboards.alerts;

import org.jspecify.annotations.NullMarked;
