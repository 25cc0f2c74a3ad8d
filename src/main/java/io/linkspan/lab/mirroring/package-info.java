/**
 * The mirroring endpoints: TCP on loopback with mutual certificate authentication, and over it seeding, log and acknowledgements in a protocol of our own
 * (the real one is not documented).
 */
@NullMarked
package io.linkspan.lab.mirroring;

import org.jspecify.annotations.NullMarked;
