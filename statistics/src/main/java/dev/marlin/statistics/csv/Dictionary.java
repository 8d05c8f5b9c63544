package dev.marlin.statistics.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives each distinct word a code, from 0 in the order of appearance, without making a string of each field. */
final class Dictionary {
    private byte[][] words = new byte[64][];
    private int[] hashes = new int[64];
    private int[] slots = new int[256];
    private int size;
    private int last = -1;

    int code(byte[] bytes, int from, int length) {
        // Neighboring rows often share their words, and looking at the last one is cheaper than a hash.
        if (last >= 0 && is(last, bytes, from, length)) {
            return last;
        }
        int hash = hash(bytes, from, length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && is(code, bytes, from, length)) {
                last = code;
                return code;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(hash, Arrays.copyOfRange(bytes, from, from + length));
    }

    private int add(int hash, byte[] word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            slots = new int[slots.length * 2];
            for (int code = 0; code < size; code++) {
                place(code);
            }
        }
        words[size] = word;
        hashes[size] = hash;
        place(size);
        last = size;
        return size++;
    }

    private void place(int code) {
        int slot = hashes[code] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = code + 1;
    }

    private boolean is(int code, byte[] bytes, int from, int length) {
        byte[] word = words[code];
        return word.length == length && Arrays.equals(word, 0, length, bytes, from, from + length);
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> 32);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(size);
        for (int code = 0; code < size; code++) {
            names.add(new String(words[code], StandardCharsets.UTF_8));
        }
        return names;
    }
}
