package dev.marlin.onboarding;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door of onboarding: how far somebody is on the way to their first task. */
@Service
public class Onboarding {
    private final Practice practice;
    private final Requirements requirements;
    private final Campaigns campaigns;
    private final RequirementStore store;

    Onboarding(Practice practice, Requirements requirements, Campaigns campaigns, RequirementStore store) {
        this.practice = practice;
        this.requirements = requirements;
        this.campaigns = campaigns;
        this.store = store;
    }

    /**
     * One step.
     *
     * @param title what to do
     * @param words why, or what is next
     * @param link where
     */
    public record Step(String title, String words, String link, boolean done) {}

    /**
     * The steps in order: profile, practice, qualification, first task; the first that is not done is next.
     *
     * @param working the person holds a task or has ended one: then nothing is left to show
     */
    public record Progress(List<Step> steps, boolean working) {
        public Progress {
            steps = List.copyOf(steps);
        }

        /** How many steps are done. */
        public int done() {
            return Math.toIntExact(steps.stream().filter(Step::done).count());
        }

        /** The first step that is not done. */
        public Optional<Step> next() {
            return steps.stream().filter(step -> !step.done()).findFirst();
        }
    }

    /** How far the person is. */
    public Progress of(PersonId person) {
        boolean working = store.hasHeldAny(person);
        return new Progress(
                List.of(
                        new Step("Have an account", "What is known about you is on your profile.", "/profile", true),
                        new Step(
                                "Practice a comparison",
                                "Unpaid, not graded, with an explained answer; about five minutes.",
                                "/practice",
                                practice.hasPracticed(person)),
                        qualification(person),
                        new Step(
                                "Claim your first task",
                                "Choose one of the open tasks; the clock is shown before you claim.",
                                "/tasks",
                                working)),
                working);
    }

    private Step qualification(PersonId person) {
        List<Campaign> open = campaigns.open();
        Optional<Qualification> lacking = open.stream()
                .flatMap(campaign -> requirements.lacking(campaign.id(), person).stream())
                .findFirst();
        boolean free = open.stream().anyMatch(campaign -> requirements.isMetBy(campaign.id(), person));
        boolean passed = requirements.hasPassedAny(person);
        String words = lacking.map(next -> "“" + next.name() + "” is asked for before you claim. The rules stand on its"
                        + " page before you begin.")
                .orElse(passed ? "You have passed what is asked for." : "No open campaign asks for one now.");
        return new Step(
                "Pass a qualification",
                words,
                lacking.map(next -> "/qualifications/" + next.id()).orElse("/qualifications"),
                passed && lacking.isEmpty() || lacking.isEmpty() && free);
    }
}
