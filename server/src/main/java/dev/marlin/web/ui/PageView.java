package dev.marlin.web.ui;

/**
 * A page, as a record of all that it shows. Its template has its name: {@code web.catalog.RepositoryPage} is rendered by
 * {@code catalog/repository.jte}.
 */
public interface PageView {
    /** HTTP status of the page. */
    default int status() {
        return 200;
    }
}
