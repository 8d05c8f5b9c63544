package dev.marlin.runner.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A repository address after its checks: either something git may be pointed at, or the reason why not. */
sealed interface FetchSource {
    /** @param settings {@code -c} settings of the fetch, such as the pinned addresses of the host */
    record Usable(String location, GitCall.Transport transport, Map<String, String> settings) implements FetchSource {}

    record Unusable(MirrorOutcome outcome) implements FetchSource {}

    static FetchSource of(RepositoryAddress address, AddressPolicy policy) {
        return switch (address) {
            case RepositoryAddress.Https https -> https(https, policy);
            case RepositoryAddress.Local local -> local(local.folder());
            case RepositoryAddress.Bundle bundle -> bundle(bundle.file());
        };
    }

    private static FetchSource https(RepositoryAddress.Https address, AddressPolicy policy) {
        return switch (policy.check(address)) {
            case AddressPolicy.Refused refused -> refused(refused.reason());
            case AddressPolicy.Unresolvable unknown -> new Unusable(new MirrorOutcome.Unreachable(unknown.reason()));
            case AddressPolicy.Allowed allowed -> {
                String addresses =
                        allowed.addresses().stream().map(FetchSource::literal).collect(Collectors.joining(","));
                String pin = address.host() + ":" + address.port() + ":" + addresses;
                yield new Usable(address.url(), GitCall.Transport.HTTPS, Map.of("http.curloptResolve", pin));
            }
        };
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceAll("%.*", "") + "]" : text;
    }

    /** Borrowed objects and pointers to elsewhere are refused: they would bring in what the folder does not hold. */
    private static FetchSource local(Path folder) {
        Path inner = folder.resolve(".git");
        if (Files.isRegularFile(inner, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(inner)) {
            return refused("The folder's .git points elsewhere; give the path of the repository itself.");
        }
        Path gitDir = Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS) ? inner : folder;
        boolean plain = Files.isDirectory(gitDir.resolve("objects"), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(gitDir.resolve("refs"), LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(gitDir.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS);
        if (!plain) {
            return refused("There is no git repository in this folder.");
        }
        if (Files.exists(gitDir.resolve("objects/info/alternates"), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(gitDir.resolve("objects/info/http-alternates"), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(gitDir.resolve("commondir"), LinkOption.NOFOLLOW_LINKS)) {
            return refused("The repository borrows objects from another one; repack it (git repack -a -d) and remove"
                    + " objects/info/alternates first.");
        }
        return new Usable(gitDir.toString(), GitCall.Transport.FILE, Map.of());
    }

    private static FetchSource bundle(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return refused("There is no bundle file at this path.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String start = new String(in.readNBytes(15), StandardCharsets.ISO_8859_1);
            return start.matches("# v[23] git bundle?")
                    ? new Usable(file.toString(), GitCall.Transport.FILE, Map.of())
                    : refused("This file is not a git bundle; make one with git bundle create FILE --all.");
        } catch (IOException failed) {
            return refused("The bundle could not be read: " + failed.getMessage());
        }
    }

    private static FetchSource refused(String reason) {
        return new Unusable(new MirrorOutcome.Refused(reason));
    }
}
