package dev.marlin.runner.git.objects;

import dev.marlin.runner.git.objects.CommitLookup.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Looks up base commits in a mirror or snapshot. */
public final class Commits {
    private Commits() {}

    /** Only a full id is taken: a name may mean another commit tomorrow. */
    public static CommitLookup find(Path gitDir, String id, TreeLimits limits) {
        if (!ObjectIds.isId(id)) {
            return new CommitLookup.Unusable(
                    Problem.NOT_AN_ID, "A base commit is given by its full id: 40 hex digits, lower case.");
        }
        try (ObjectStore store = ObjectStore.open(gitDir);
                RevWalk walk = new RevWalk(store.repository());
                ObjectReader reader = store.repository().newObjectReader()) {
            RevCommit commit = parse(walk, id);
            TreeMeasure.Size size = new TreeMeasure(reader, limits).measure(commit.getTree());
            return new CommitLookup.Found(
                    id,
                    commit.getTree().name(),
                    title(commit),
                    Instant.ofEpochSecond(commit.getCommitTime()),
                    size.files(),
                    size.bytes());
        } catch (NotUsable notUsable) {
            return notUsable.lookup;
        } catch (TreeMeasure.TooLarge large) {
            return new CommitLookup.Unusable(
                    Problem.TOO_LARGE, "The commit cannot be a base: " + large.getMessage() + ".");
        } catch (IOException | ArithmeticException | IllegalArgumentException broken) {
            return new CommitLookup.Unusable(Problem.BROKEN, "The commit's tree cannot be read: it is damaged.");
        }
    }

    private static RevCommit parse(RevWalk walk, String id) throws IOException, NotUsable {
        try {
            // parseAny, not parseCommit: that one would peel a tag and answer with another id
            return walk.parseAny(ObjectId.fromString(id)) instanceof RevCommit commit ? commit : reject(id);
        } catch (MissingObjectException missing) {
            throw new NotUsable(
                    Problem.MISSING,
                    "The repository has no commit " + id + "; is it on a branch or tag that was fetched?");
        } catch (IncorrectObjectTypeException other) {
            return reject(id);
        }
    }

    private static RevCommit reject(String id) throws NotUsable {
        throw new NotUsable(Problem.NOT_A_COMMIT, "The object " + id + " is not a commit but a tree, file or tag.");
    }

    private static String title(RevCommit commit) {
        String line = commit.getShortMessage().replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() > 200 ? line.substring(0, 199) + "…" : line;
    }

    /** Carries the answer out of the look-up. */
    private static final class NotUsable extends Exception {
        private final transient CommitLookup.Unusable lookup;

        NotUsable(Problem problem, String reason) {
            super(reason);
            this.lookup = new CommitLookup.Unusable(problem, reason);
        }
    }
}
