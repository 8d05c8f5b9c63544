package dev.marlin.pay.rates;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.Category;
import java.util.Locale;

/**
 * The work that a rate is for.
 *
 * @param category key of a task category, or {@link #ANY}
 * @param skill main language of the task's repository in lower case, or {@link #ANY}
 */
public record Scope(CampaignId campaign, Job job, String category, String skill) {
    /** Fits everything. */
    public static final String ANY = "ANY";

    public Scope {
        if (!category.equals(ANY)) {
            Category.parse(category);
        }
        skill = skill.equals(ANY) ? ANY : skill.strip().toLowerCase(Locale.ROOT);
        if (skill.isEmpty() || skill.length() > 60) {
            throw MarlinException.invalid("skill: a language of the catalog, or ANY. Nothing was stored.");
        }
    }

    /** As people read it: {@code author, bug_fix, any skill}. */
    public String words() {
        return job.key() + ", " + (category.equals(ANY) ? "any category" : category) + ", "
                + (skill.equals(ANY) ? "any skill" : skill);
    }
}
