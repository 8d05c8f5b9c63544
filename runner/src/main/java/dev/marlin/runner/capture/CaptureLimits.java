package dev.marlin.runner.capture;

/**
 * Bounds of reading what an agent wrote. What lies beyond is left out of the tree and named as an anomaly.
 *
 * @param files most changed files and links taken
 * @param bytes most bytes of changed content together
 * @param fileBytes largest single file, by its apparent size: a sparse file counts in full
 * @param depth most levels of folders
 * @param patchBytes longest patch
 * @param anomalies most anomalies kept, the last of them says how it goes on
 */
public record CaptureLimits(int files, long bytes, long fileBytes, int depth, long patchBytes, int anomalies) {
    public CaptureLimits {
        if (files <= 0 || bytes <= 0 || fileBytes <= 0 || depth <= 0 || patchBytes <= 0 || anomalies <= 1) {
            throw new IllegalArgumentException("capture limits must be greater than zero, anomalies greater than one");
        }
    }

    /** 50,000 files, 512 MiB, 32 MiB per file, 100 levels, 128 MiB of patch, 1,000 anomalies. */
    public static CaptureLimits usual() {
        return new CaptureLimits(50_000, 512L << 20, 32L << 20, 100, 128L << 20, 1_000);
    }
}
