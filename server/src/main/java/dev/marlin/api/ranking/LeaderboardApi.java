package dev.marlin.api.ranking;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.ranking.LeaderboardDocument;
import dev.marlin.ranking.Leaderboards;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The leaderboard for programs. */
@RestController
class LeaderboardApi {
    private final Leaderboards leaderboards;

    LeaderboardApi(Leaderboards leaderboards) {
        this.leaderboards = leaderboards;
    }

    @GetMapping("/api/v1/leaderboard")
    LeaderboardDocument leaderboard(
            @RequestParam Optional<String> campaign,
            @RequestParam Optional<String> axis,
            @RequestParam(defaultValue = "false") boolean includeScripted) {
        return LeaderboardDocument.of(
                leaderboards.compute(new Leaderboards.Slice(campaign.map(CampaignId::parse), axis, includeScripted)));
    }
}
