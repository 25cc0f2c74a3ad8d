/** Master keys, certificates, symmetric keys and credentials. */
@NullMarked
package io.linkspan.lab.tsql.admin.key;

import org.jspecify.annotations.NullMarked;
