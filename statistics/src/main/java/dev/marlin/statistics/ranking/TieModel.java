package dev.marlin.statistics.ranking;

/** What a tie means to the likelihood. */
public enum TieModel {
    /**
     * Davidson (1970): with strengths π = exp(θ), P(i wins) ∝ πi and P(tie) ∝ 2ν√(πiπj), so ties have a probability of
     * their own. Davidson's own ν is twice this one; this form is Newman's (2023). Without any tie ν is exactly 0.
     */
    DAVIDSON,
    /**
     * A tie is half a win for each, the definition of Arena's leaderboards. Not a likelihood of ties; good for
     * comparison with published ratings.
     */
    HALF_TIE
}
