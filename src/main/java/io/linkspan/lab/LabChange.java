package io.linkspan.lab;

/**
 * One changing statement or request that the practice estate carried out, secrets masked.
 *
 * @param number   counted from 1
 * @param at       ISO 8601, in UTC
 * @param machine  name of the machine, or {@code arm}
 * @param database the current one, or empty
 * @param text     the statement, or {@code PUT /subscriptions/…} and the body
 */
public record LabChange(long number, String at, String machine, String database, String text) {
}
