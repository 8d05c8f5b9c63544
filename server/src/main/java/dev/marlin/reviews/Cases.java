package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Annotations;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.reviews.terms.TermsBook;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.List;
import org.springframework.stereotype.Component;

/** What reviews ask of the floors below, in one place: campaign, task, comparison. */
interface Cases {
    /** Number of the review terms that hold for what arrives in the campaign now. */
    int termsInForce(CampaignId campaign);

    /** Review terms of the campaign by number. */
    ReviewTerms terms(CampaignId campaign, int number);

    /** Title of the task, free of agents' names. */
    String title(TaskId task);

    /** The version that all judgements of this comparison are bound to. */
    RubricVersion rubric(ComparisonId comparison);

    /** Names of the verifiers that ran on both sides, in the task's order. */
    List<String> verifiers(ComparisonId comparison);

    /** Everybody's annotations that stand, in everybody's order of writing. */
    List<Annotation> annotations(ComparisonId comparison);

    /** Binds what is said of the comparison from this round on to that version. */
    void judgeAnew(ComparisonId comparison, RubricVersionId version, PersonId by, int round);

    /** Hands the comparison back to its author for this round. */
    void reopen(ComparisonId comparison, PersonId by, int round);

    /** Cases as campaigns, tasks and comparisons hold them. */
    @Component
    class Below implements Cases {
        private final TermsBook book;
        private final Rubrics rubrics;
        private final Tasks tasks;
        private final Compared compared;

        Below(TermsBook book, Rubrics rubrics, Tasks tasks, Compared compared) {
            this.book = book;
            this.rubrics = rubrics;
            this.tasks = tasks;
            this.compared = compared;
        }

        /** Doors to what was compared. */
        @Component
        record Compared(Comparisons comparisons, Annotations annotations, NeutralPairs pairs) {}

        @Override
        public int termsInForce(CampaignId campaign) {
            return book.inForce(campaign).number();
        }

        @Override
        public ReviewTerms terms(CampaignId campaign, int number) {
            return book.of(campaign, number);
        }

        @Override
        public String title(TaskId task) {
            return tasks.get(task).title();
        }

        @Override
        public RubricVersion rubric(ComparisonId comparison) {
            return rubrics.get(compared.comparisons().get(comparison).rubricVersion());
        }

        @Override
        public List<String> verifiers(ComparisonId comparison) {
            return compared.pairs().base(compared.comparisons().get(comparison).pair()).stream()
                    .map(NeutralVerification::verifier)
                    .toList();
        }

        @Override
        public List<Annotation> annotations(ComparisonId comparison) {
            return compared.annotations().all(comparison);
        }

        @Override
        public void judgeAnew(ComparisonId comparison, RubricVersionId version, PersonId by, int round) {
            compared.comparisons().judgeAnew(comparison, version, by, round);
        }

        @Override
        public void reopen(ComparisonId comparison, PersonId by, int round) {
            compared.comparisons().reopen(comparison, by, round);
        }
    }
}
