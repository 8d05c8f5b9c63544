package dev.marlin.web.experts;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Skill;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * What one knows and when one works.
 *
 * @param problem what was wrong with what was sent
 */
public record ExpertisePage(List<Skill> skills, Availability availability, boolean away, Optional<String> problem)
        implements PageView {
    public ExpertisePage {
        skills = List.copyOf(skills);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
