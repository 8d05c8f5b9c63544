package dev.marlin.runner.git.objects;

/**
 * What a git tree says about one path.
 *
 * @param mode kind of entry
 * @param id object id, 40 hex: a blob, or a commit of another repository for {@link Mode#SUBMODULE}
 */
public record TreeEntry(Mode mode, String id) {
    public TreeEntry {
        ObjectIds.check(id);
    }

    /** The four kinds of leaves that a git tree knows. */
    public enum Mode {
        FILE(0100644),
        EXECUTABLE(0100755),
        LINK(0120000),
        SUBMODULE(0160000);

        private final int bits;

        Mode(int bits) {
            this.bits = bits;
        }

        public int bits() {
            return bits;
        }

        /** Canonical kind of the mode bits in a tree; odd permission bits of old histories become 644 or 755. */
        static Mode of(int bits) {
            return switch (bits & 0170000) {
                case 0100000 -> (bits & 0100) == 0 ? FILE : EXECUTABLE;
                case 0120000 -> LINK;
                case 0160000 -> SUBMODULE;
                default ->
                    throw new GitException("a tree holds an entry of unknown mode " + Integer.toOctalString(bits));
            };
        }
    }
}
