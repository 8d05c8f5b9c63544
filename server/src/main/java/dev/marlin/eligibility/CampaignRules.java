package dev.marlin.eligibility;

import dev.marlin.credentials.CredentialKind;
import dev.marlin.experts.Skill;
import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one campaign asks of those who judge in it, beside what holds in all of them.
 *
 * @param colleagues whether people of one employer may review and decide each other's work
 * @param skills confirmed ones that a claim needs, at most ten, by name
 * @param credentials confirmed ones that a claim needs
 */
public record CampaignRules(boolean colleagues, List<String> skills, Set<CredentialKind> credentials) {
    /** What holds until a manager says otherwise. */
    public static final CampaignRules STRICT = new CampaignRules(false, List.of(), Set.of());

    private static final int MOST = 10;

    /** @throws MarlinException INVALID when a skill is no word for one, or there are too many */
    public CampaignRules {
        skills = skills.stream().map(Skill::normalized).distinct().sorted().toList();
        credentials = Set.copyOf(credentials);
        if (skills.size() > MOST) {
            throw MarlinException.invalid("skills: at most " + MOST + ". Nothing was changed.");
        }
    }

    /**
     * Reads what was typed or sent.
     *
     * @param skills separated by commas
     * @param credentials keys of kinds
     */
    public static CampaignRules of(boolean colleagues, String skills, Collection<String> credentials) {
        return new CampaignRules(
                colleagues,
                Arrays.stream(skills.split(",", -1))
                        .filter(skill -> !skill.isBlank())
                        .toList(),
                credentials.stream().map(CredentialKind::parse).collect(Collectors.toSet()));
    }

    /** Keys of the credentials, in order. */
    public List<String> credentialKeys() {
        return List.copyOf(
                credentials.stream().map(CredentialKind::key).collect(Collectors.toCollection(TreeSet::new)));
    }
}
