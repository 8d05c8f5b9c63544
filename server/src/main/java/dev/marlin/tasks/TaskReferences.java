package dev.marlin.tasks;

import dev.marlin.campaigns.Campaigns;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import org.springframework.stereotype.Component;

/** What a task points at and must exist: campaign, repository, base commit. */
@Component
public class TaskReferences {
    private final Campaigns campaigns;
    private final Catalog catalog;
    private final Mirrors mirrors;

    TaskReferences(Campaigns campaigns, Catalog catalog, Mirrors mirrors) {
        this.campaigns = campaigns;
        this.catalog = catalog;
        this.mirrors = mirrors;
    }

    /** @throws MarlinException when campaign or repository is unknown, or the campaign is closed */
    void requireForDraft(TaskContent content) {
        campaigns.requireWritable(content.campaign());
        repository(content.repository());
    }

    /** @throws MarlinException when the base commit is not in the repository, besides what a draft needs */
    void requireForPublishing(TaskContent content) {
        requireForDraft(content);
        mirrors.commit(repository(content.repository()), content.baseCommit());
    }

    Repository repository(RepositoryId id) {
        try {
            return catalog.find(id);
        } catch (MarlinException e) {
            throw new MarlinException(
                    Problem.INVALID, "repository: the catalog has no repository " + id + ". Nothing was stored.", e);
        }
    }

    /**
     * The repository that people mean.
     *
     * @param address clone address in any spelling, {@code local:<name>}, or just the name of a local one
     * @throws MarlinException INVALID when the catalog has none
     */
    public Repository repository(String address) {
        boolean name = address.indexOf('/') < 0 && address.indexOf(':') < 0;
        return catalog.findByAddress(name ? "local:" + address : address)
                .orElseThrow(() -> MarlinException.invalid("repository: the catalog has no repository “" + address
                        + "”. Import or mirror it first; nothing was stored."));
    }
}
