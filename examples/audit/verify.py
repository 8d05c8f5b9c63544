#!/usr/bin/env python3
"""Checks an export of Marlin's audit log: sequence, hash chain, Merkle tree, heads. Standard library only.

    python3 verify.py EXPORT.zip [KEPT_ANCHORS.txt]

Exit code 0: intact; 6: findings, the first bad entry is named; 1: not an export. Signatures are not checked here: hand
key.pem and a head to openssl, or to `marlin audit verify`.
"""
import hashlib
import json
import re
import sys
import zipfile

LINE = re.compile(rb'\{"sequence":([1-9][0-9]{0,17}),"hash":"([0-9a-f]{64})","entry":(\{.*\})\}\n?', re.DOTALL)


def sha(data):
    return hashlib.sha256(data).digest()


class Tree:
    """The roots of the complete subtrees, widest first."""

    def __init__(self, size, subtrees):
        if bin(size).count("1") != len(subtrees):
            raise ValueError("subtrees_before does not fit first")
        self.size, self.subtrees = size, list(subtrees)

    def add(self, entry):
        node, rest = sha(b"\x00" + entry), self.size
        while rest & 1:
            node, rest = sha(b"\x01" + self.subtrees.pop() + node), rest >> 1
        self.subtrees.append(node)
        self.size += 1

    def root(self):
        if not self.subtrees:
            return sha(b"").hex()
        node = self.subtrees[-1]
        for left in reversed(self.subtrees[:-1]):
            node = sha(b"\x01" + left + node)
        return node.hex()


def heads_of(text):
    heads = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#") and not line.endswith(" #torn"):
            time, size, root, chain, _key, _signature = line.split(" ")
            heads.append((int(size), root, chain, time))
    return heads


def check(path, kept):
    with zipfile.ZipFile(path) as export:
        start = json.loads(export.read("export.json"))
        if start["format"] != "marlin-audit-export/1":
            raise ValueError("export.json names another format")
        last = start["last"]
        heads = [head for name in ("head.txt", "heads.txt", "anchors.txt")
                 for head in heads_of(export.read(name).decode()) if head[0] <= last]
        heads = sorted(head for head in heads + kept if head[0] >= start["first"] - 1)
        if not any(head[0] == last for head in heads):
            return f"no head vouches for entry {last}"
        tree = Tree(start["first"] - 1, [bytes.fromhex(node) for node in start["subtrees_before"]])
        chain, good = start["chain_before"], tree.size
        with export.open("entries.jsonl") as lines:
            for line in lines:
                sequence = tree.size + 1
                found = LINE.fullmatch(line)
                if not found:
                    return f"entry {sequence}: its line is not in the form of an export"
                if int(found[1]) != sequence:
                    return f"entry {sequence}: it is missing; entry {int(found[1])} comes next"
                chain = sha(chain.encode() + b"\n" + found[3]).hex()
                if chain != found[2].decode():
                    return f"entry {sequence}: its content or its place is not what was sealed"
                tree.add(found[3])
                while heads and heads[0][0] <= tree.size:
                    size, root, head_chain, time = heads.pop(0)
                    if size == tree.size and (root, head_chain) != (tree.root(), chain):
                        return f"entries {good + 1} to {size}: rewritten; the head of {time} does not fit"
                    good = size
        if tree.size < last or heads:
            return f"entry {tree.size + 1}: it is missing"
        print(f"intact: entries {start['first']} to {last}, root {tree.root()}, chain {chain}")
        return None


def main(arguments):
    try:
        kept = heads_of(open(arguments[1], encoding="utf-8").read()) if len(arguments) > 1 else []
        finding = check(arguments[0], kept)
    except (OSError, IndexError, KeyError, ValueError, zipfile.BadZipFile) as unreadable:
        print(f"cannot be checked: {unreadable}", file=sys.stderr)
        return 1
    if finding:
        print(finding)
    return 6 if finding else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
