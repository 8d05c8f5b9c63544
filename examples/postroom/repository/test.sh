#!/bin/sh
# Compiles src/ and test/ in one go, then runs all tests, or only the test classes named as arguments:
# sh test.sh dev.example.SomeTest. Reports in JUnit's XML form go to $BUILD_DIR/reports (default: build/reports).
# Exit: 0 all passed, 1 a test failed or nothing compiled.
set -eu
cd "$(dirname "$0")"
out=${BUILD_DIR:-build}
rm -rf "$out"
mkdir -p "$out/test-classes"
find src test -name '*.java' > "$out/tests.txt"
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 \
    -proc:none -d "$out/test-classes" @"$out/tests.txt"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$out/test-classes" tiny.TestRunner "$out/test-classes" "$out/reports" "$@"
