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
        Map<String, Battle.Verdict> parts(Battle battle) {
            return Map.of(battle.traits().category().toLowerCase(Locale.ROOT).replace('_', ' '), battle.verdict());
        }
    },
    /** By how many of the two candidates passed the verifiers. */
    DIFFICULTY {
        @Override
        Map<String, Battle.Verdict> parts(Battle battle) {
            return battle.difficulty()
                    .map(part -> Map.of(part, battle.verdict()))
                    .orElse(Map.of());
        }
    },
    /** The language of the repository. */
    LANGUAGE {
        @Override
        Map<String, Battle.Verdict> parts(Battle battle) {
            return Map.of(battle.traits().language(), battle.verdict());
        }
    },
    /** The repository itself; there are too many to list those of which nothing can be said. */
    REPOSITORY {
        @Override
        Map<String, Battle.Verdict> parts(Battle battle) {
            return Map.of(battle.traits().repository(), battle.verdict());
        }
    },
    /** The turn, by what the author said as it ended. */
    TURN {
        @Override
        Map<String, Battle.Verdict> parts(Battle battle) {
            Map<String, Battle.Verdict> parts = new TreeMap<>();
            battle.turns().forEach((turn, verdict) -> parts.put(turn.toString(), verdict));
            return parts;
        }
    };

    /** Part to verdict. */
    abstract Map<String, Battle.Verdict> parts(Battle battle);

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
