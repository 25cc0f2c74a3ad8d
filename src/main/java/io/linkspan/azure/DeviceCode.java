package io.linkspan.azure;

import com.azure.identity.DeviceCodeInfo;
import java.time.Instant;

/**
 * What a person types on another device to sign in (Microsoft identity platform, "OAuth 2.0 device authorization grant flow").
 *
 * @param words the sign-in service's own sentence
 */
public record DeviceCode(String code, String url, Instant until, String words) {

    static DeviceCode of(DeviceCodeInfo info) {
        return new DeviceCode(info.getUserCode(), info.getVerificationUrl(), info.getExpiresOn().toInstant(), info.getMessage());
    }
}
