package dev.marlin.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.ranking.LeaderboardDocument.Row;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.SettledServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Leaderboards out of accepted rows in the real database, against a naive fit by another algorithm. */
class LeaderboardsTest {
    private static final double POINT = 0.001;
    private static SettledServer world;
    private static Leaderboards leaderboards;
    private static List<AgentVersion> agents;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        leaderboards = world.server.bean(Leaderboards.class);
        agents = List.of(
                world.agent("Aldebaran"), world.agent("Betelgeuse"), world.agent("Capella"), world.agent("Deneb"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void knownJudgementsGiveWhatANaiveFitGives() {
        Campaign campaign = world.campaign(agents.toArray(new AgentVersion[0]));
        Naive naive = new Naive(4);
        world.atOnce(() -> battles(campaign, naive));
        long bothBad = naive.bothBad();
        LeaderboardDocument board = board(campaign, Optional.empty(), false);
        assertThat(board.status()).isEqualTo("ranked");
        assertThat(board.battles()).isEqualTo(75);
        assertThat(board.bothBad()).isEqualTo(bothBad).isGreaterThan(2);
        double[] expected = naive.ratings();
        assertThat(board.groups()).hasSize(1);
        assertThat(board.groups().getFirst()).hasSize(4).allSatisfy(row -> {
            int index = index(row);
            assertThat(row.rating().value()).as(row.agent()).isCloseTo(expected[index], within(POINT));
            assertThat(row.rating().low()).isLessThan(row.rating().value());
            assertThat(row.rating().high()).isGreaterThan(row.rating().value());
            assertThat(new long[] {row.wins(), row.ties(), row.losses(), row.bothBad()})
                    .as(row.agent())
                    .isEqualTo(naive.tally(index));
            assertThat(row.bothBadRate().value())
                    .isCloseTo(
                            (double) row.bothBad()
                                    / Arrays.stream(naive.tally(index)).sum(),
                            within(1e-12));
            assertThat(row.rating().confidence()).isEqualTo(0.95);
        });
        assertThat(board.groups().getFirst().stream()
                        .mapToDouble(row -> row.rating().value())
                        .sum())
                .as("the mean of the field is 0")
                .isCloseTo(0, within(POINT));
    }

    @Test
    void bothBadIsARateBesideTheRatingAndNeverATie() {
        Campaign without = duel(40, 10, 10, 0);
        Campaign with = duel(40, 10, 10, 30);
        LeaderboardDocument clean = board(without, Optional.empty(), false);
        LeaderboardDocument spoiled = board(with, Optional.empty(), false);
        for (int i = 0; i < 2; i++) {
            assertThat(spoiled.groups().getFirst().get(i).rating().value())
                    .isEqualTo(clean.groups().getFirst().get(i).rating().value());
        }
        assertThat(clean.bothBadRate().value()).isZero();
        assertThat(spoiled.bothBadRate().value()).isCloseTo(30 / 90.0, within(1e-12));
        assertThat(spoiled.ties()).isEqualTo(10);
        assertThat(spoiled.groups().getFirst().getFirst().rating().value())
                .as("40 wins against 10: log(40/10), halved to either side of the mean, times 100")
                .isCloseTo(100 * Math.log(4) / 2, within(POINT));
    }

    @Test
    void anAxisIsRankedByItsOwnStepsAndNotApplicableSaysNothing() {
        Campaign campaign = world.campaign(agents.get(0), agents.get(1));
        int[] steps = {1, 2, 3, 4, 4, 5, 0, 0};
        for (int step : steps) {
            Settled settled = settled(world.task(campaign, "axis"), agents.get(0), agents.get(1));
            Map<String, @Nullable Integer> axes = new TreeMap<>();
            axes.put("correctness", step == 0 ? null : step);
            axes.put("security", null);
            settled.accept(
                    settled.judge(world.expert.id(), Judgement.Role.AUTHOR, 0, Overall.B_MUCH_BETTER, axes, "unit"));
        }
        LeaderboardDocument board = board(campaign, Optional.of("correctness"), false);
        assertThat(board.axis()).isEqualTo("correctness");
        assertThat(board.battles()).isEqualTo(6);
        Row first = board.groups().getFirst().getFirst();
        assertThat(first.agent()).isEqualTo("Aldebaran 1");
        assertThat(List.of(first.wins(), first.ties(), first.losses())).containsExactly(3L, 2L, 1L);
        assertThat(board(campaign, Optional.of("security"), false).status()).isEqualTo("too_few");
        assertThat(board(campaign, Optional.empty(), false)
                        .groups()
                        .getFirst()
                        .getFirst()
                        .agent())
                .isEqualTo("Betelgeuse 1");
    }

    @Test
    void agentsThatNeverMetAreRankedApart() {
        Campaign campaign = world.campaign(agents.toArray(new AgentVersion[0]));
        for (int i = 0; i < 6; i++) {
            Task task = world.task(campaign, "apart " + i);
            settled(task, agents.get(0), agents.get(1)).accept(i % 3 == 0 ? Overall.B_BETTER : Overall.A_BETTER);
            settled(task, agents.get(2), agents.get(3)).accept(Overall.TIE);
        }
        LeaderboardDocument board = board(campaign, Optional.empty(), false);
        assertThat(board.status()).isEqualTo("disconnected");
        assertThat(board.groups().stream()
                        .map(group -> group.stream().map(Row::agent).sorted().toList()))
                .containsExactlyInAnyOrder(List.of("Aldebaran 1", "Betelgeuse 1"), List.of("Capella 1", "Deneb 1"));
    }

    @Test
    void saysHonestlyWhenThereIsNothingToRank() {
        Campaign empty = world.campaign(agents.get(0), agents.get(1));
        LeaderboardDocument nothing = board(empty, Optional.empty(), false);
        assertThat(nothing.status()).isEqualTo("too_few");
        assertThat(nothing.battles()).isZero();
        assertThat(nothing.groups()).isEmpty();
        assertThat(nothing.bothBadRate()).isNull();
        assertThat(nothing.sideAShare()).isNull();
        Campaign bad = world.campaign(agents.get(0), agents.get(1));
        settled(world.task(bad, "bad"), agents.get(0), agents.get(1)).accept(Overall.BOTH_BAD);
        LeaderboardDocument allBad = board(bad, Optional.empty(), false);
        assertThat(allBad.status()).isEqualTo("too_few");
        assertThat(allBad.bothBad()).isEqualTo(1);
        assertThat(allBad.unranked()).containsExactly("Aldebaran 1", "Betelgeuse 1");
    }

    @Test
    void scriptedRunsAreLeftOutUnlessAskedFor() {
        AgentVersion scripted = world.agent("Puppet", "1", AgentVersion.Provenance.SCRIPTED);
        Campaign campaign = world.campaign(agents.get(0), agents.get(1), scripted);
        for (int i = 0; i < 4; i++) {
            Task task = world.task(campaign, "scripted " + i);
            settled(task, agents.get(0), agents.get(1)).accept(i == 0 ? Overall.B_BETTER : Overall.A_BETTER);
            settled(task, scripted, agents.get(1)).accept(i == 0 ? Overall.B_BETTER : Overall.A_BETTER);
        }
        LeaderboardDocument board = board(campaign, Optional.empty(), false);
        assertThat(board.battles()).isEqualTo(4);
        assertThat(board.scriptedComparisons()).isEqualTo(4);
        assertThat(board.scriptedIncluded()).isFalse();
        assertThat(JsonMapper.shared().writeValueAsString(board)).doesNotContain("Puppet");
        LeaderboardDocument all = board(campaign, Optional.empty(), true);
        assertThat(all.battles()).isEqualTo(8);
        assertThat(all.groups().getFirst()).extracting(Row::agent).contains("Puppet 1");
    }

    @Test
    void aConfidentialCampaignIsRankedOnlyWhenItIsNamed() {
        AgentVersion hidden = world.agent("Zzhidden");
        Campaign secret = world.campaign(PrivacyClass.CONFIDENTIAL, 0, hidden, agents.get(0));
        LeaderboardDocument before = whole();
        settled(world.task(secret, "zzsecret"), hidden, agents.get(0)).accept(Overall.A_BETTER);
        LeaderboardDocument after = whole();
        assertThat(after.confidentialComparisons()).isEqualTo(before.confidentialComparisons() + 1);
        assertThat(after.battles()).isEqualTo(before.battles());
        assertThat(JsonMapper.shared().writeValueAsString(after)).doesNotContainIgnoringCase("zzhidden");
        assertThat(board(secret, Optional.empty(), false).groups().getFirst())
                .extracting(Row::agent)
                .containsExactly("Zzhidden 1", "Aldebaran 1");
    }

    @Test
    void theSameWorkGivesTheSameBytes() {
        Campaign campaign = duel(7, 3, 2, 1);
        byte[] first = JsonMapper.shared().writeValueAsBytes(board(campaign, Optional.empty(), false));
        byte[] again = JsonMapper.shared().writeValueAsBytes(board(campaign, Optional.empty(), false));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void refusesACampaignOrAnAxisThatIsNotThere() {
        Campaign campaign = duel(2, 1, 1, 0);
        refused(Problem.NOT_FOUND, Optional.of(CampaignId.random()), Optional.empty());
        refused(Problem.INVALID, Optional.of(campaign.id()), Optional.of("beauty"));
        refused(Problem.INVALID, Optional.of(campaign.id()), Optional.of(" "));
    }

    private static void refused(Problem problem, Optional<CampaignId> campaign, Optional<String> axis) {
        assertThatThrownBy(() -> leaderboards.compute(new Leaderboards.Slice(campaign, axis, false)))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    /** Aldebaran against Betelgeuse, each battle on a task of its own, sides alternating. */
    private static Campaign duel(int wins, int ties, int losses, int bothBad) {
        Campaign campaign = world.campaign(agents.get(0), agents.get(1));
        world.atOnce(() -> duel(campaign, wins, ties, losses, bothBad));
        return campaign;
    }

    private static void duel(Campaign campaign, int wins, int ties, int losses, int bothBad) {
        for (int i = 0; i < wins + ties + losses + bothBad; i++) {
            boolean turned = i % 2 == 1;
            Overall overall = i < wins
                    ? turned ? Overall.B_BETTER : Overall.A_SLIGHTLY_BETTER
                    : i < wins + ties
                            ? Overall.TIE
                            : i < wins + ties + losses
                                    ? turned ? Overall.A_MUCH_BETTER : Overall.B_BETTER
                                    : Overall.BOTH_BAD;
            settled(world.task(campaign, "duel"), agents.get(turned ? 1 : 0), agents.get(turned ? 0 : 1))
                    .accept(overall);
        }
    }

    private static void battles(Campaign campaign, Naive naive) {
        Random random = new Random(20_261);
        for (int i = 0; i < 25; i++) {
            Task task = world.task(campaign, "prompt " + i);
            for (int k = 0; k < 3; k++) {
                int a = random.nextInt(4);
                int b = (a + 1 + random.nextInt(3)) % 4;
                Overall overall = answer(random, a - b);
                settled(task, agents.get(a), agents.get(b)).accept(overall);
                naive.add(a, b, overall);
            }
        }
    }

    private static Overall answer(Random random, int advantage) {
        int draw = random.nextInt(12);
        if (draw == 0) {
            return Overall.BOTH_BAD;
        }
        if (draw <= 2) {
            return Overall.TIE;
        }
        boolean aWins = random.nextDouble() < 1 / (1 + Math.exp(-0.6 * advantage));
        List<Overall> strengths = aWins
                ? List.of(Overall.A_SLIGHTLY_BETTER, Overall.A_BETTER, Overall.A_MUCH_BETTER)
                : List.of(Overall.B_SLIGHTLY_BETTER, Overall.B_BETTER, Overall.B_MUCH_BETTER);
        return strengths.get(random.nextInt(3));
    }

    private static Settled settled(Task task, AgentVersion a, AgentVersion b) {
        return world.compare(task, a, b);
    }

    private static LeaderboardDocument board(Campaign campaign, Optional<String> axis, boolean scripted) {
        return LeaderboardDocument.of(
                leaderboards.compute(new Leaderboards.Slice(Optional.of(campaign.id()), axis, scripted)));
    }

    private static LeaderboardDocument whole() {
        return LeaderboardDocument.of(
                leaderboards.compute(new Leaderboards.Slice(Optional.empty(), Optional.empty(), true)));
    }

    private static int index(Row row) {
        return agents.stream().map(AgentVersion::displayName).toList().indexOf(row.agent());
    }

    /** Davidson's model by Newman's fixed point: no gradients, no matrices, nothing shared with the product. */
    private static final class Naive {
        private final double[][] wins;
        private final double[][] ties;
        private final Map<Integer, long[]> tallies = new HashMap<>();

        Naive(int agents) {
            wins = new double[agents][agents];
            ties = new double[agents][agents];
            for (int i = 0; i < agents; i++) {
                tallies.put(i, new long[4]);
            }
        }

        void add(int a, int b, Overall overall) {
            if (overall == Overall.BOTH_BAD) {
                tally(a)[3]++;
                tally(b)[3]++;
            } else if (overall == Overall.TIE) {
                ties[a][b]++;
                ties[b][a]++;
                tally(a)[1]++;
                tally(b)[1]++;
            } else {
                boolean aWins = overall.key().startsWith("a_");
                int winner = aWins ? a : b;
                int loser = aWins ? b : a;
                wins[winner][loser]++;
                tally(winner)[0]++;
                tally(loser)[2]++;
            }
        }

        long[] tally(int agent) {
            return tallies.get(agent);
        }

        /** Battles judged both bad; each is in two tallies. */
        long bothBad() {
            return tallies.values().stream().mapToLong(tally -> tally[3]).sum() / 2;
        }

        /** Log strengths times 100, mean 0. */
        double[] ratings() {
            double[] strength = new double[wins.length];
            Arrays.fill(strength, 1);
            double nu = 0.5;
            for (int round = 0; round < 20_000; round++) {
                for (int i = 0; i < strength.length; i++) {
                    double up = 0;
                    double down = 0;
                    for (int j = 0; j < strength.length; j++) {
                        double root = Math.sqrt(strength[i] * strength[j]);
                        double all = strength[i] + strength[j] + 2 * nu * root;
                        up += (wins[i][j] + ties[i][j] / 2) * (strength[j] + nu * root) / all;
                        down += (wins[j][i] + ties[i][j] / 2) * (strength[i] + nu * root) / all;
                    }
                    strength[i] *= up / down;
                }
                nu = tieWeight(strength, nu);
            }
            double mean = Arrays.stream(strength).map(Math::log).average().orElseThrow();
            return Arrays.stream(strength).map(s -> 100 * (Math.log(s) - mean)).toArray();
        }

        private double tieWeight(double[] strength, double nu) {
            double up = 0;
            double down = 0;
            for (int i = 0; i < strength.length; i++) {
                for (int j = 0; j < i; j++) {
                    double root = Math.sqrt(strength[i] * strength[j]);
                    double all = strength[i] + strength[j] + 2 * nu * root;
                    up += ties[i][j] * (strength[i] + strength[j]) / all;
                    down += (wins[i][j] + wins[j][i]) * 2 * root / all;
                }
            }
            return up / down;
        }
    }
}
