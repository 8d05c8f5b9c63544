package dev.marlin.runner.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words and the environment with which every git process of ours starts. The environment is built from nothing;
 * settings are given on the command line, which outranks every configuration file.
 */
final class HardenedGit {
    /** Old, harmless flaws of real histories; every other finding of git's object check refuses the repository. */
    private static final List<String> TOLERATED = List.of(
            "zeroPaddedFilemode",
            "badTimezone",
            "missingSpaceBeforeDate",
            "missingTaggerEntry",
            "missingNameBeforeEmail",
            "missingEmail",
            "missingSpaceBeforeEmail",
            "badFilemode",
            "badDateOverflow",
            "zeroPaddedDate",
            "gitmodulesParse");

    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.attributesFile=/dev/null",
            "core.excludesFile=/dev/null",
            "core.protectNTFS=true",
            "core.protectHFS=true",
            "core.bigFileThreshold=32m",
            "core.packedGitWindowSize=32m",
            "core.packedGitLimit=512m",
            "core.quotePath=true",
            "credential.helper=",
            "diff.external=",
            "fetch.recurseSubmodules=false",
            "fetch.fsckObjects=true",
            "fetch.unpackLimit=1",
            "gc.auto=0",
            "http.followRedirects=false",
            "http.lowSpeedLimit=1000",
            "http.lowSpeedTime=30",
            "init.templateDir=",
            "maintenance.auto=false",
            "protocol.allow=never",
            "protocol.ext.allow=never",
            "safe.bareRepository=explicit",
            "submodule.recurse=false",
            "transfer.fsckObjects=true",
            "transfer.bundleURI=false",
            "uploadpack.packObjectsHook=");

    private HardenedGit() {}

    static List<String> commandLine(GitCall call) {
        List<String> words = new ArrayList<>(List.of(
                "prlimit",
                "--core=0",
                "--fsize=" + call.limits().fileBytes(),
                "--as=" + call.limits().memoryBytes(),
                "--",
                "git",
                "--git-dir=" + call.gitDir(),
                "--no-pager",
                "--literal-pathspecs"));
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        TOLERATED.forEach(flaw -> words.addAll(List.of("-c", "fetch.fsck." + flaw + "=ignore")));
        words.addAll(List.of("-c", "protocol.https.allow=" + allow(call, GitCall.Transport.HTTPS)));
        words.addAll(List.of("-c", "protocol.file.allow=" + allow(call, GitCall.Transport.FILE)));
        new TreeMap<>(call.settings()).forEach((key, value) -> words.addAll(List.of("-c", key + "=" + value)));
        words.addAll(call.arguments());
        return words;
    }

    private static String allow(GitCall call, GitCall.Transport transport) {
        return call.transport() == transport ? "always" : "never";
    }

    /** @param searchPath where programs are looked for: the only thing taken over from Marlin's own environment */
    static Map<String, String> environment(GitCall call, String searchPath) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", searchPath);
        variables.put("LC_ALL", "C");
        variables.put("HOME", "/nonexistent");
        variables.put("XDG_CONFIG_HOME", "/nonexistent");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CONFIG_SYSTEM", "/dev/null");
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        variables.put("GIT_ATTR_NOSYSTEM", "1");
        variables.put("GIT_TERMINAL_PROMPT", "0");
        variables.put("GIT_ASKPASS", "false");
        variables.put("GIT_SSH_COMMAND", "false");
        variables.put("GIT_EDITOR", "false");
        variables.put("GIT_NO_REPLACE_OBJECTS", "1");
        variables.put("GIT_NO_LAZY_FETCH", "1");
        variables.put("GIT_OPTIONAL_LOCKS", "0");
        variables.put("GIT_ALLOW_PROTOCOL", protocol(call.transport()));
        if (!call.index().equals(Path.of(""))) {
            variables.put("GIT_INDEX_FILE", call.index().toString());
        }
        return variables;
    }

    private static String protocol(GitCall.Transport transport) {
        return switch (transport) {
            case NONE -> "none";
            case HTTPS -> "https";
            case FILE -> "file";
        };
    }
}
