package dev.marlin.runner.sandbox;

import java.util.List;

/** A kind of sandbox. Implementations pass one common contract test. */
public interface SandboxBackend {
    /** Short stable name, recorded in run manifests: {@code bwrap}. */
    String id();

    /** Tries the sandbox by doing (start, isolate, stop), not by asking versions; takes well under a second. */
    Probe probe();

    /** @throws SandboxException when the room cannot be made; never the candidate's fault */
    Sandbox open(SandboxSpec spec);

    /**
     * What a probe found.
     *
     * @param usable whether agents may run here
     * @param version of the underlying tool, as it prints it
     * @param findings sentences for people: what is missing and what to do, empty when all is well
     */
    record Probe(boolean usable, String version, List<String> findings) {
        public Probe {
            findings = List.copyOf(findings);
        }
    }
}
