/** Logins, users, roles, permissions and linked servers. */
@NullMarked
package io.linkspan.lab.tsql.admin.security;

import org.jspecify.annotations.NullMarked;
