/** The HADR views: rows computed from groups, replicas and their databases when they are asked for. */
@NullMarked
package io.linkspan.lab.engine.group.view;

import org.jspecify.annotations.NullMarked;
