package dev.marlin.reviews.consensus;

import dev.marlin.reviews.terms.AgreementRule;

/**
 * What a rule found when the panel of a stage had spoken in a round; kept as it was found.
 *
 * @param rule that held for it
 */
public record PanelFinding(int round, int stage, AgreementRule.Kind rule, Figures figures, Consensus.Outcome outcome) {
    /**
     * What was counted.
     *
     * @param panel reviewers who spoke
     * @param support sum of their support, 0 to {@code panel}
     * @param stability probability that a fresh panel would say the same, 0 to 1
     */
    public record Figures(int panel, double support, double stability) {}
}
