package dev.marlin.statistics.ranking.fit;

/** What a tie means to the likelihood. */
public enum TieModel {
    /**
     * Davidson (1970): with strengths π = exp(θ), P(i wins) ∝ πi and P(tie) ∝ 2ν√(πiπj), so ties have a probability of
     * their own. Davidson's own ν is twice this one; this form is Newman's (2023). Without any tie ν is exactly 0.
     */
    DAVIDSON,
    /**
     * Rao and Kupper (1967): P(i wins) = πi / (πi + κπj) and P(tie) = (κ² − 1)πiπj / ((πi + κπj)(πj + κπi)), a threshold
     * ln κ below which a difference is not noticed. Without any tie κ is exactly 1.
     */
    RAO_KUPPER,
    /**
     * A tie is half a win for each, the definition of Arena's leaderboards. Not a likelihood of ties; good for
     * comparison with published ratings.
     */
    HALF_TIE
}
