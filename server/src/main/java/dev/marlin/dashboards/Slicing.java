package dev.marlin.dashboards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By what accepted comparisons are told apart, besides the agents and the axes. */
public enum Slicing {
    /** What kind of work the task is. */
    CATEGORY {
        @Override
        Optional<String> part(Battle.Traits traits) {
            return Optional.of(traits.category().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    },
    /** By how many of the two candidates passed the verifiers. */
    DIFFICULTY {
        @Override
        Optional<String> part(Battle.Traits traits) {
            return traits.difficulty();
        }
    },
    /** The language of the repository. */
    LANGUAGE {
        @Override
        Optional<String> part(Battle.Traits traits) {
            return Optional.of(traits.language());
        }
    },
    /** The repository itself; there are too many to list those of which nothing can be said. */
    REPOSITORY {
        @Override
        Optional<String> part(Battle.Traits traits) {
            return Optional.of(traits.repository());
        }
    },
    /** The turn, by what the author said as it ended: nobody else says anything of a turn, and nobody is paid by it. */
    TURN {
        @Override
        Optional<String> part(Battle.Traits traits) {
            return Optional.empty();
        }

        @Override
        Map<String, Battle.Verdict> parts(Battle battle) {
            Map<String, Battle.Verdict> parts = new TreeMap<>();
            battle.turns().forEach((turn, verdict) -> parts.put(turn.toString(), verdict));
            return parts;
        }
    };

    /** The one part that a whole comparison is in; empty where it is in none, or in several. */
    abstract Optional<String> part(Battle.Traits traits);

    /** Part to verdict. */
    Map<String, Battle.Verdict> parts(Battle battle) {
        return part(battle.traits()).map(part -> Map.of(part, battle.verdict())).orElse(Map.of());
    }

    /** Whether parts below {@link Share#FEWEST} are left out altogether. */
    boolean onlyLarge() {
        return this == REPOSITORY;
    }

    /** As addresses and slices spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that key, if there is one. */
    public static Optional<Slicing> find(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
