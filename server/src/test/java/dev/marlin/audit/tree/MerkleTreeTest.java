package dev.marlin.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Inputs and roots that implementations of Certificate Transparency share as their test vectors. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final TreeHasher hasher = new TreeHasher();
    private final List<byte[]> leaves = new ArrayList<>();
    private final MerkleTree tree =
            new MerkleTree((first, count) -> leaves.subList(Math.toIntExact(first), Math.toIntExact(first) + count));

    @Test
    void hasTheRootsOfThePublishedVectors() {
        INPUTS.forEach(input -> add(HEX.parseHex(input)));
        for (int size = 0; size <= INPUTS.size(); size++) {
            assertThat(HEX.formatHex(tree.root(size))).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void givesThePublishedAuditPath() {
        INPUTS.forEach(input -> add(HEX.parseHex(input)));
        assertThat(tree.inclusion(5, 8).stream().map(HEX::formatHex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void agreesWithTheDefinitionAndProvesEveryLeafAndEveryEarlierSize() {
        for (int n = 0; n < 70; n++) {
            add(ByteBuffer.allocate(4).putInt(n).array());
        }
        for (int size = 1; size <= 70; size++) {
            byte[] root = naive(leaves.subList(0, size));
            assertThat(tree.root(size)).isEqualTo(root);
            assertThat(Frontier.of(size, tree.subtrees(size)).root()).isEqualTo(root);
            for (int n = 0; n < size; n++) {
                assertThat(Proofs.included(leaves.get(n), new Proofs.Place(n, size), root, tree.inclusion(n, size)))
                        .isTrue();
                assertThat(Proofs.consistent(
                                new Proofs.Sized(n + 1, tree.root(n + 1)),
                                new Proofs.Sized(size, root),
                                tree.consistency(n + 1, size)))
                        .isTrue();
            }
        }
    }

    @Test
    void provesAcrossTilesThatItNoLongerHolds() {
        for (int n = 0; n < 3 * MerkleTree.TILE + 77; n++) {
            add(ByteBuffer.allocate(4).putInt(n).array());
        }
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(leaves.size());
            int n = random.nextInt(size);
            byte[] root = naive(leaves.subList(0, size));
            assertThat(tree.root(size)).as("seed 11, size %d", size).isEqualTo(root);
            assertThat(Proofs.included(leaves.get(n), new Proofs.Place(n, size), root, tree.inclusion(n, size)))
                    .as("seed 11, leaf %d of %d", n, size)
                    .isTrue();
            assertThat(Proofs.consistent(
                            new Proofs.Sized(n + 1, tree.root(n + 1)),
                            new Proofs.Sized(size, root),
                            tree.consistency(n + 1, size)))
                    .as("seed 11, %d before %d", n + 1, size)
                    .isTrue();
        }
    }

    @Test
    void refusesProofsOfOtherLeavesPlacesAndSizes() {
        for (int n = 0; n < 40; n++) {
            add(ByteBuffer.allocate(4).putInt(n).array());
        }
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int n = random.nextInt(40);
            List<byte[]> path = new ArrayList<>(tree.inclusion(n, 40));
            int step = random.nextInt(path.size());
            byte[] bent = path.get(step).clone();
            bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
            path.set(step, bent);
            assertThat(Proofs.included(leaves.get(n), new Proofs.Place(n, 40), tree.root(40), path))
                    .isFalse();
            int other = (n + 1 + random.nextInt(39)) % 40;
            assertThat(Proofs.included(
                            leaves.get(n), new Proofs.Place(other, 40), tree.root(40), tree.inclusion(n, 40)))
                    .isFalse();
            assertThat(Proofs.consistent(
                            new Proofs.Sized(n + 1, hasher.leaf(bent)),
                            new Proofs.Sized(40, tree.root(40)),
                            tree.consistency(n + 1, 40)))
                    .isFalse();
        }
    }

    private void add(byte[] entry) {
        byte[] leaf = hasher.leaf(entry);
        leaves.add(leaf);
        tree.add(leaf);
    }

    /** The definition itself: MTH of RFC 9162, section 2.1.1. */
    private byte[] naive(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return hasher.node(naive(hashes.subList(0, split)), naive(hashes.subList(split, hashes.size())));
    }
}
