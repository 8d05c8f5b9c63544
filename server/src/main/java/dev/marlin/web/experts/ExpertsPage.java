package dev.marlin.web.experts;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Skill;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * Everybody who judges: what they know and when they work, for those who confirm it.
 *
 * @param rows those with something to confirm first
 */
public record ExpertsPage(List<Row> rows) implements PageView {
    public ExpertsPage {
        rows = List.copyOf(rows);
    }

    /** One person. */
    public record Row(PersonId person, String name, List<Skill> skills, Availability availability, boolean away) {
        public Row {
            skills = List.copyOf(skills);
        }

        boolean waits() {
            return skills.stream().anyMatch(skill -> !skill.confirmed());
        }
    }
}
