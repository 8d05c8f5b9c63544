/** What an agent changed, read without ever running git in a folder that it wrote. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.capture;
