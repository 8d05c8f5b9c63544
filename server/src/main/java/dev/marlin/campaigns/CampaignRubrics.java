package dev.marlin.campaigns;

import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.VersionUse;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many campaigns take a rubric version for what begins in them. */
@Component
class CampaignRubrics implements VersionUse {
    private final CampaignStore store;

    CampaignRubrics(CampaignStore store) {
        this.store = store;
    }

    @Override
    public List<Count> of(RubricVersionId version) {
        return List.of(new Count("open campaigns", store.openWith(version)));
    }
}
