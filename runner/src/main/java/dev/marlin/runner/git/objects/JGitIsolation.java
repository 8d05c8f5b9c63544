package dev.marlin.runner.git.objects;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit away from the machine's and the person's git configuration: results must not depend on who runs Marlin,
 * and JGit must not write its own settings into a home folder.
 */
final class JGitIsolation extends SystemReader.Delegate {
    private static final JGitIsolation INSTALLED = install();

    private JGitIsolation(SystemReader original) {
        super(original);
    }

    private static JGitIsolation install() {
        JGitIsolation isolation = new JGitIsolation(SystemReader.getInstance());
        SystemReader.setInstance(isolation);
        return isolation;
    }

    /** Makes sure that it is in force; cheap after the first call. */
    static void require() {
        if (!SystemReader.getInstance().equals(INSTALLED)) {
            SystemReader.setInstance(INSTALLED);
        }
    }

    /** A file system that does not start git to ask for the system's configuration. */
    static FS fileSystem() {
        FS fs = FS.DETECTED.newInstance();
        fs.setGitSystemConfig(null);
        return fs;
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    /**
     * A configuration without a file. It knows one thing: that the clock of every file system is coarse. Otherwise JGit
     * would measure it, for seconds, with files of its own beside the repository.
     */
    private static final class Empty extends FileBasedConfig {
        Empty(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public long getTimeUnit(String section, @Nullable String subsection, String name, long missing, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION)
                    : super.getTimeUnit(section, subsection, name, missing, unit);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
