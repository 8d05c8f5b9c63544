package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.RubricMove;
import dev.marlin.campaigns.RubricMoveId;
import dev.marlin.campaigns.RubricMoves;
import dev.marlin.identity.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's way to newer rubric versions, for programs. */
@RestController
class GuidelinesApi {
    private final Campaigns campaigns;
    private final RubricMoves moves;

    GuidelinesApi(Campaigns campaigns, RubricMoves moves) {
        this.campaigns = campaigns;
        this.moves = moves;
    }

    /** A move that is asked for; {@code size} with the rule {@code rereview} only. */
    record MoveInput(
            @Nullable String to,
            @Nullable String rule,
            @Nullable String size,
            @Nullable String reason) {}

    /** A move as programs see it. */
    record MoveAnswer(
            String id, String from, String to, String rule, Optional<String> size, String reason, String state) {
        static MoveAnswer of(RubricMove move) {
            return new MoveAnswer(
                    move.id().toString(),
                    move.from().toString(),
                    move.to().toString(),
                    move.rule().key(),
                    move.size(),
                    move.reason(),
                    move.state().key());
        }
    }

    /** Versions taken, oldest first, and moves, latest first. */
    record GuidelinesAnswer(List<UseAnswer> versions, List<MoveAnswer> moves) {
        record UseAnswer(String version, Instant since) {}
    }

    @GetMapping("/api/v1/campaigns/{campaign}/guidelines")
    GuidelinesAnswer one(@PathVariable String campaign) {
        CampaignId id = campaigns.get(CampaignId.parse(campaign)).id();
        return new GuidelinesAnswer(
                moves.uses(id).stream()
                        .map(use -> new GuidelinesAnswer.UseAnswer(use.version().toString(), use.since()))
                        .toList(),
                moves.of(id).stream().map(MoveAnswer::of).toList());
    }

    @PostMapping("/api/v1/campaigns/{campaign}/guidelines")
    @ResponseStatus(HttpStatus.CREATED)
    MoveAnswer propose(@PathVariable String campaign, @RequestBody MoveInput input, Visitor visitor) {
        RubricMove.Wanted wanted = RubricMove.Wanted.of(
                CampaignId.parse(campaign),
                text(input.to()),
                text(input.rule()),
                text(input.size()),
                text(input.reason()));
        return MoveAnswer.of(moves.propose(wanted, visitor.id()));
    }

    @PostMapping("/api/v1/campaigns/{campaign}/guidelines/{move}/confirmation")
    GuidelinesAnswer confirm(@PathVariable String campaign, @PathVariable String move, Visitor visitor) {
        moves.confirm(CampaignId.parse(campaign), RubricMoveId.parse(move), visitor.id());
        return one(campaign);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/guidelines/{move}/refusal")
    GuidelinesAnswer refuse(@PathVariable String campaign, @PathVariable String move, Visitor visitor) {
        moves.refuse(CampaignId.parse(campaign), RubricMoveId.parse(move), visitor.id());
        return one(campaign);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/guidelines/{move}/withdrawal")
    GuidelinesAnswer withdraw(@PathVariable String campaign, @PathVariable String move, Visitor visitor) {
        moves.withdraw(CampaignId.parse(campaign), RubricMoveId.parse(move), visitor.id());
        return one(campaign);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
