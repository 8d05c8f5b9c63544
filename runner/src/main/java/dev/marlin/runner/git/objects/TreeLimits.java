package dev.marlin.runner.git.objects;

/**
 * Largest tree that may become a base.
 *
 * @param files most leaves
 * @param bytes most bytes of all files together
 * @param depth most levels of folders
 */
public record TreeLimits(long files, long bytes, int depth) {
    public TreeLimits {
        if (files <= 0 || bytes <= 0 || depth <= 0) {
            throw new IllegalArgumentException("files, bytes and depth must be greater than zero");
        }
    }

    /** 300,000 files, 8 GiB, 200 levels. */
    public static TreeLimits generous() {
        return new TreeLimits(300_000, 8L << 30, 200);
    }
}
