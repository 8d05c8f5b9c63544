package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VotesTest {

    private static final List<String> CLASSES = List.of("bug", "feature", "question");

    @Test
    void refusesASecondVoteOfAVoterOnAnItem() {
        VoteBuilder builder = new VoteBuilder(CLASSES).add("i", "v", "bug");

        assertThatThrownBy(() -> builder.add("i", "v", "bug"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("voter v voted twice on i");
        assertThatThrownBy(() -> PeopleVotes.of(
                        new int[] {1, 0, 1}, new int[] {2, 2, 2}, new byte[] {0, 0, 1}, Roster.numbered(2, 3, 2)))
                .hasMessage("voter 2 voted twice on 1");
    }

    @Test
    void refusesAClassNobodyDeclared() {
        assertThatThrownBy(() -> new VoteBuilder(CLASSES).add("i", "v", "other"))
                .hasMessageContaining("which is not one of [bug, feature, question]");
        assertThatThrownBy(() -> FunctionVotes.of(new byte[] {0, 3}, 2, 3))
                .hasMessageContaining("code 3 of function 1");
        assertThatThrownBy(() -> FunctionVotes.of(new byte[] {0, -2}, 2, 3)).hasMessageContaining("code -2");
        assertThatThrownBy(
                        () -> PeopleVotes.of(new int[] {0}, new int[] {0}, new byte[] {-1}, Roster.numbered(1, 1, 2)))
                .hasMessageContaining("label number -1");
    }

    @Test
    void refusesTooFewAndTooManyClasses() {
        assertThatThrownBy(() -> new VoteBuilder(List.of("only"))).hasMessageContaining("2 to 127");
        assertThatThrownBy(() -> Roster.numbered(1, 1, 128)).hasMessageContaining("not 128");
        assertThatThrownBy(() -> new VoteBuilder(List.of("a", "a"))).hasMessageContaining("twice");
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertThatThrownBy(() -> FunctionVotes.of(new byte[5], 2, 2)).hasMessageContaining("do not fill rows of 2");
        assertThatThrownBy(() -> PeopleVotes.of(new int[1], new int[2], new byte[1], Roster.numbered(1, 1, 2)))
                .hasMessageContaining("arrays of 1, 2 and 1 votes");
    }

    @Test
    void theSameVotesBecomeEitherKind() {
        VoteBuilder builder = new VoteBuilder(CLASSES)
                .add("a", "v", "question")
                .add("b", "w", "bug")
                .add("a", "w", "feature");
        PeopleVotes people = builder.people();
        FunctionVotes functions = builder.functions();

        assertThat(people.size()).isEqualTo(3);
        assertThat(people.start(1)).isEqualTo(2);
        assertThat(people.roster().voters()).containsExactly("v", "w");
        assertThat(new int[] {functions.code(0), functions.code(1), functions.code(2), functions.code(3)})
                .containsExactly(2, 1, FunctionVotes.ABSTAIN, 0);
    }

    @Test
    void changingTheArrayAfterwardsChangesNoVote() {
        byte[] matrix = {0, 1};
        FunctionVotes votes = FunctionVotes.of(matrix, 2, 2);
        matrix[0] = 1;

        assertThat(votes.code(0)).isZero();
    }
}
