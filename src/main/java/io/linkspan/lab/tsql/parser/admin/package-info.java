/** Reads the statements that administer a server: databases, security, keys, endpoints, availability groups, backups. */
@NullMarked
package io.linkspan.lab.tsql.parser.admin;

import org.jspecify.annotations.NullMarked;
