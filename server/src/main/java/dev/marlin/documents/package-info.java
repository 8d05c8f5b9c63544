/**
 * Documents that people write for Marlin, read strictly: YAML without aliases, anchors and tags, with limits, and with
 * the line in each refusal. Knows no feature.
 */
@NullMarked
package dev.marlin.documents;

import org.jspecify.annotations.NullMarked;
