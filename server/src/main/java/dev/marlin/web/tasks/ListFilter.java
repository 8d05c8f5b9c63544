package dev.marlin.web.tasks;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the address of the list asks for; empty texts mean any.
 *
 * @param view {@code open}: published tasks; {@code mine}: what the visitor wrote
 */
public record ListFilter(String view, String campaign, String category, String q) {
    TaskFilter filter(PersonId visitor) {
        TaskFilter filter = view.equals("mine") ? TaskFilter.of(visitor) : TaskFilter.ready();
        filter = campaign.isEmpty() ? filter : filter.in(CampaignId.parse(campaign));
        filter = category.isEmpty() ? filter : filter.of(Category.parse(category));
        return filter.saying(q);
    }

    public boolean mine() {
        return view.equals("mine");
    }

    public boolean any() {
        return campaign.isEmpty() && category.isEmpty() && q.isEmpty();
    }

    /** Address of the list with this filter. */
    public String address() {
        return "/tasks?view=" + encode(view) + "&campaign=" + encode(campaign) + "&category=" + encode(category) + "&q="
                + encode(q);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
