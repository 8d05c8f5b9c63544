package dev.marlin.runs.bases;

import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.run.TaskBasis;
import dev.marlin.runner.run.Workbench;
import dev.marlin.runner.verify.Verification;
import dev.marlin.runner.verify.VerificationReport;
import dev.marlin.runner.verify.VerificationRequest;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.verify.VerifierSpec;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.redaction.LogNormalizer;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a published task's verifiers do on its base: run once, kept under the task's digest. Tells what must not break
 * where a verifier names no pass-to-pass tests.
 */
@Component
public class BaseChecks {
    private final Machinery machinery;
    private final BaseCheckStore store;
    private final BlobStore blobs;
    private final TransactionTemplate transactions;
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    BaseChecks(Machinery machinery, BaseCheckStore store, BlobStore blobs, TransactionTemplate transactions) {
        this.machinery = machinery;
        this.store = store;
        this.blobs = blobs;
        this.transactions = transactions;
    }

    /** What people are shown of them, in the task's order; empty when they were not run yet. */
    public List<NeutralVerification> shown(String taskDigest) {
        return store.find(taskDigest).stream().map(BaseCheckStore.Check::shown).toList();
    }

    /**
     * What both candidates of the task have in common; runs the verifiers on the base if nobody has yet.
     *
     * @throws MarlinException UNAVAILABLE when a verifier could not be run for a reason of ours; INVALID when the
     *     task's test patch does not fit
     */
    public TaskBasis basis(Task task, PreparedBase base) {
        List<BaseCheckStore.Check> checks = check(task, base);
        List<VerifierSpec> written = Verifiers.asWritten(task);
        List<VerifierSpec> verifiers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            verifiers.add(Verifiers.withBase(written.get(i), checks.get(i).passed()));
        }
        return new TaskBasis(base, verifiers, testPatch(task));
    }

    private List<BaseCheckStore.Check> check(Task task, PreparedBase base) {
        String question = task.digest().orElseThrow(() -> MarlinException.conflict("The task is not published."));
        ReentrantLock lock = locks.computeIfAbsent(question, key -> new ReentrantLock());
        lock.lock();
        try {
            List<BaseCheckStore.Check> kept = store.find(question);
            if (!kept.isEmpty() || task.verifiers().isEmpty()) {
                return kept;
            }
            List<BaseCheckStore.Check> made =
                    run(task, base).stream().map(this::check).toList();
            transactions.executeWithoutResult(status -> store.insert(question, made));
            return store.find(question);
        } finally {
            lock.unlock();
        }
    }

    /** Runs the task's verifiers on its base, whether it is published or not. */
    List<VerifierResult> run(Task task, PreparedBase base) {
        List<VerifierSpec> verifiers = Verifiers.asWritten(task);
        List<VerifierResult> results = verified(task, base, verifiers);
        return IntStream.range(0, verifiers.size())
                .mapToObj(i -> Verifiers.onBase(verifiers.get(i), results.get(i)))
                .toList();
    }

    private List<VerifierResult> verified(Task task, PreparedBase base, List<VerifierSpec> verifiers) {
        Workbench bench = machinery.bench();
        try {
            Files.createDirectories(bench.scratch());
            Path gitDir = Files.createTempDirectory(bench.scratch(), "base-check-");
            try {
                ObjectStore.create(gitDir, Optional.of(base.objects()));
                VerificationReport report = new Verification(
                                bench.workspaces(), bench.sandboxes(), bench.git(), bench.scratch())
                        .run(new VerificationRequest(base, gitDir, base.tree(), testPatch(task), verifiers, List.of()));
                return report.results();
            } finally {
                TreeRemoval.remove(gitDir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + bench.scratch(), e);
        }
    }

    /**
     * Keeps what a draft's verifiers did on its base, for when exactly this content is published: nobody waits for the
     * same run twice. Who comes first is kept.
     */
    void keep(Task draft, List<VerifierResult> results) {
        List<BaseCheckStore.Check> made = results.stream().map(this::check).toList();
        transactions.executeWithoutResult(status -> store.insert(Tasks.contentDigest(draft), made));
    }

    private BaseCheckStore.Check check(VerifierResult result) {
        if (result.status() == VerifierResult.Status.NOT_RUN) {
            throw MarlinException.invalid(result.verifier() + ": " + result.note());
        }
        String log = LogNormalizer.normalize(new String(result.log(), StandardCharsets.UTF_8));
        return new BaseCheckStore.Check(
                new NeutralVerification(
                        result.verifier(),
                        Verifiers.status(result),
                        LogNormalizer.normalize(Verifiers.summary(result)),
                        log.isBlank()
                                ? Optional.empty()
                                : Optional.of(blobs.put(log.getBytes(StandardCharsets.UTF_8)))),
                result.counts().passed());
    }

    private byte[] testPatch(Task task) {
        return task.testPatch().map(blobs::get).orElse(new byte[0]);
    }
}
