/** The practice estate: emulated SQL Servers, managed instances and management plane, reached only over the real protocols. */
@NullMarked
package io.linkspan.lab;

import org.jspecify.annotations.NullMarked;
