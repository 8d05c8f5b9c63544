package dev.marlin.identity;

import java.util.Locale;

/** What a person may be; one person may be several, but none both blind and able to see which agent is which. */
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

    /** Whether it compares, reviews or decides: such a person must not know which agent is which. */
    public boolean isBlind() {
        return switch (this) {
            case EXPERT, REVIEWER, ADJUDICATOR -> true;
            case MANAGER, FINANCE, ADMIN -> false;
        };
    }

    /** Whether it may open the book in which agents are named. */
    public boolean seesAgents() {
        return switch (this) {
            case MANAGER, ADMIN -> true;
            case EXPERT, REVIEWER, ADJUDICATOR, FINANCE -> false;
        };
    }

    /** As SQL, tables and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
