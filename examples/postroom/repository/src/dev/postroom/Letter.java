package dev.postroom;

/**
 * Something to deliver.
 *
 * @param id unique
 * @param queue name of the queue that it waits in
 * @param recipient address in the words of the queue's transport
 * @param text what to deliver
 */
public record Letter(String id, String queue, String recipient, String text) {}
