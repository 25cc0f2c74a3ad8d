package io.linkspan.azure;

import java.util.Optional;

/**
 * A successful answer of Azure Resource Manager.
 *
 * @param status    HTTP status, 200 to 299
 * @param body      JSON text, possibly empty
 * @param operation the long-running operation that the request began, if it goes on
 */
public record ArmAnswer(int status, String body, Optional<ArmOperation> operation) {
}
