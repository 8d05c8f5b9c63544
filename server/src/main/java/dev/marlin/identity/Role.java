package dev.marlin.identity;

import java.util.Locale;

/** What a person may be; one person may be several, but who judges a campaign may not manage it. */
public enum Role {
    /** Writes tasks, compares, submits. */
    EXPERT,
    /** Reviews submissions of others. */
    REVIEWER,
    /** Decides where reviewers and author differ. */
    ADJUDICATOR,
    /** Runs campaigns; may see which agent is which. */
    MANAGER,
    /** Sees and settles money. */
    FINANCE,
    /** Runs the installation. */
    ADMIN;

    /** As SQL, tables and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
