/** Git objects in this process, without the git program: blobs, trees, commits, paths as raw bytes, ignore rules. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.git.objects;
