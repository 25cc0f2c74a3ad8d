/** Rows as XML and JSON, and XML and JSON as rows: what FOR XML, FOR JSON, OPENJSON and the xml methods do; knows neither syntax nor sessions. */
@NullMarked
package io.linkspan.lab.tsql.document;

import org.jspecify.annotations.NullMarked;
