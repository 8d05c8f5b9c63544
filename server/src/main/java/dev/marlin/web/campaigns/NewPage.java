package dev.marlin.web.campaigns;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * Form of a new campaign.
 *
 * @param form what was typed so far
 * @param agents on offer
 * @param rubrics latest version of each
 * @param problem what was wrong with the form, beginning with the field's name
 */
public record NewPage(
        CampaignForm form, List<AgentRoster.Entry> agents, List<RubricVersion> rubrics, Optional<String> problem)
        implements PageView {
    public NewPage {
        agents = List.copyOf(agents);
        rubrics = List.copyOf(rubrics);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** The problem when it is this field's, else nothing. */
    public String problemOf(String field) {
        return problem.filter(text -> text.startsWith(field + ":"))
                .map(text -> text.substring(field.length() + 1).strip())
                .orElse("");
    }
}
