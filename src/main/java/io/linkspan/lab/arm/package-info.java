/** The practice estate's management plane: token endpoint and Azure Resource Manager over HTTPS, each exchange held to the contract. */
@NullMarked
package io.linkspan.lab.arm;

import org.jspecify.annotations.NullMarked;
