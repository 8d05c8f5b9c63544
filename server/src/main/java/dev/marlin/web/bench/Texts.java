package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindViews;
import dev.marlin.diffs.TextFile;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts of comparisons by their digests, after redaction. */
record Texts(BlindViews views) {
    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);

    /** The text; an empty one when there is no digest. */
    TextFile of(Optional<String> digest) {
        return views.text(digest);
    }

    /** The text, or nothing when it cannot be read: a lost text must not take the page with it. */
    TextFile readable(Optional<String> digest) {
        try {
            return views.text(digest);
        } catch (RuntimeException e) {
            LOG.error("cannot read a text of a comparison", e);
            return TextFile.EMPTY;
        }
    }
}
