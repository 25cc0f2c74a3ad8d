/** Functions that tell of the server, its databases, objects, principals and keys. */
@NullMarked
package io.linkspan.lab.tsql.function.metadata;

import org.jspecify.annotations.NullMarked;
