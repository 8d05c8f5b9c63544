#!/bin/sh
# Compiles src/ into $BUILD_DIR/classes (default: build/classes). Needs a JDK 25 and nothing else.
set -eu
cd "$(dirname "$0")"
out=${BUILD_DIR:-build}
rm -rf "$out"
mkdir -p "$out/classes"
find src -name '*.java' > "$out/sources.txt"
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 \
    --release 25 -proc:none -Xlint:all -d "$out/classes" @"$out/sources.txt"
