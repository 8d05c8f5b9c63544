package dev.marlin.tasks;

import dev.marlin.campaigns.Campaigns;
import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.kernel.MarlinException;
import org.springframework.stereotype.Component;

/** What a task points at and must exist: campaign, repository, base commit. */
@Component
class TaskReferences {
    private final Campaigns campaigns;
    private final Repositories repositories;
    private final Mirrors mirrors;

    TaskReferences(Campaigns campaigns, Repositories repositories, Mirrors mirrors) {
        this.campaigns = campaigns;
        this.repositories = repositories;
        this.mirrors = mirrors;
    }

    /** @throws MarlinException when campaign or repository is unknown, or the campaign is closed */
    void requireForDraft(TaskContent content) {
        campaigns.requireOpen(content.campaign());
        repository(content.repository());
    }

    /** @throws MarlinException when the base commit is not in the repository, besides what a draft needs */
    void requireForPublishing(TaskContent content) {
        requireForDraft(content);
        mirrors.commit(repository(content.repository()), content.baseCommit());
    }

    Repository repository(RepositoryId id) {
        return repositories
                .find(id)
                .orElseThrow(() -> MarlinException.invalid(
                        "repository: the catalog has no repository " + id + ". Nothing was stored."));
    }

    Repository repository(String key) {
        return repositories
                .byKey(key)
                .orElseThrow(() -> MarlinException.invalid("repository: the catalog has no repository “" + key
                        + "”. Import or mirror it first; nothing was stored."));
    }
}
