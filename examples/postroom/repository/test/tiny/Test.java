package tiny;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a method without parameters as a test; its name is the sentence that it proves. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Test {}
