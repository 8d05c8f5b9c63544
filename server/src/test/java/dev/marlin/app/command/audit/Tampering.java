package dev.marlin.app.command.audit;

import dev.marlin.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * One way to change an export without the private key. Returns the number of the first entry that is not as it was; where
 * hashes were made right again, only the kept anchors can tell.
 */
enum Tampering {
    FLIP_A_BYTE(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            int victim = random.nextInt(files.lines().size());
            byte[] line = files.lines().get(victim).clone();
            line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
            files.lines().set(victim, line);
            return victim + 1;
        }
    },
    DELETE(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            int victim = random.nextInt(files.lines().size());
            files.lines().remove(victim);
            return victim + 1;
        }
    },
    INSERT(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            int victim = random.nextInt(files.lines().size());
            files.lines().add(victim, forged(text(files, victim)).getBytes(StandardCharsets.UTF_8));
            return victim + 1;
        }
    },
    SWAP(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            int one = random.nextInt(files.lines().size() - 1);
            int other = one + 1 + random.nextInt(files.lines().size() - one - 1);
            byte[] kept = files.lines().get(one);
            files.lines().set(one, files.lines().get(other));
            files.lines().set(other, kept);
            return one + 1;
        }
    },
    TRUNCATE_TO_AN_OLDER_HEAD(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            List<String> heads = files.members().get("heads.txt").lines().toList();
            String head = heads.get(random.nextInt(heads.size() - 1));
            int size = Integer.parseInt(head.split(" ", -1)[1]);
            files.lines().subList(size, files.lines().size()).clear();
            files.members().put("head.txt", head + "\n");
            files.members()
                    .computeIfPresent(
                            "export.json", (name, json) -> json.replaceAll("\"last\":\\d+", "\"last\":" + size));
            forgetHeads(files);
            return size + 1;
        }
    },
    TRUNCATE_ONLY(true) {
        @Override
        int apply(ExportFiles files, Random random) {
            int size = random.nextInt(files.lines().size());
            files.lines().subList(size, files.lines().size()).clear();
            return size + 1;
        }
    },
    REPLAY_AN_OLD_TAIL(false) {
        @Override
        int apply(ExportFiles files, Random random) {
            int size = files.lines().size();
            int length = 1 + random.nextInt(size / 3);
            for (int i = 0; i < length; i++) {
                files.lines().set(size - length + i, files.lines().get(size - 2 * length + i));
            }
            rehash(files, size - length);
            forgetHeads(files);
            return size - length + 1;
        }
    },
    REWRITE_WITH_RIGHT_HASHES(false) {
        @Override
        int apply(ExportFiles files, Random random) {
            int victim = random.nextInt(files.lines().size());
            files.lines().set(victim, forged(text(files, victim)).getBytes(StandardCharsets.UTF_8));
            rehash(files, victim);
            forgetHeads(files);
            return victim + 1;
        }
    },
    INSERT_AND_RENUMBER(false) {
        @Override
        int apply(ExportFiles files, Random random) {
            int victim = random.nextInt(files.lines().size());
            files.lines().add(victim, forged(text(files, victim)).getBytes(StandardCharsets.UTF_8));
            files.lines().removeLast();
            rehash(files, victim);
            forgetHeads(files);
            return victim + 1;
        }
    };

    private static final int HASH = 64;
    private final boolean exact;

    Tampering(boolean exact) {
        this.exact = exact;
    }

    abstract int apply(ExportFiles files, Random random);

    /** Whether the very entry can be named, not only two anchors around it. */
    boolean isExact() {
        return exact;
    }

    private static String text(ExportFiles files, int index) {
        return new String(files.lines().get(index), StandardCharsets.UTF_8);
    }

    private static String forged(String line) {
        String marked = "\"action\":\"task.";
        return line.replace(marked, marked + "never-");
    }

    private static void forgetHeads(ExportFiles files) {
        files.members().put("heads.txt", "");
        files.members().put("anchors.txt", "");
    }

    /** Gives all entries from there on the numbers and hashes that they would have. */
    private static void rehash(ExportFiles files, int from) {
        String chain = "0".repeat(HASH);
        for (int i = 0; i < files.lines().size(); i++) {
            String line = text(files, i);
            int hash = line.indexOf("\"hash\":\"") + 8;
            String entry = line.substring(line.indexOf("\"entry\":") + 8, line.length() - 1);
            chain = i < from ? line.substring(hash, hash + HASH) : Digest.sha256(chain + "\n" + entry);
            if (i >= from) {
                String whole = "{\"sequence\":" + (i + 1) + ",\"hash\":\"" + chain + "\",\"entry\":" + entry + "}";
                files.lines().set(i, whole.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
