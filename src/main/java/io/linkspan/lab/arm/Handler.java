package io.linkspan.lab.arm;

/** Serves one operation; an {@link ArmError} that it throws becomes the answer. Called by many threads. */
@FunctionalInterface
interface Handler {

    Answer answer(Request request);
}
