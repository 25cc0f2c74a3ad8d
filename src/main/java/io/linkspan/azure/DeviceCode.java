package io.linkspan.azure;

import java.time.Duration;

/**
 * What a person types on another device to sign in (Microsoft identity platform, "OAuth 2.0 device authorization grant flow").
 *
 * @param lifetime for how long it can be typed, from when it was given
 * @param words    the sign-in service's own sentence
 */
public record DeviceCode(String code, String url, Duration lifetime, String words) {

    static DeviceCode of(com.microsoft.aad.msal4j.DeviceCode code) {
        return new DeviceCode(code.userCode(), code.verificationUri(), Duration.ofSeconds(code.expiresIn()), code.message());
    }
}
