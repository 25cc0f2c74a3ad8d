package io.linkspan.cli;

/** A root certificate that has signed nothing. */
final class OtherRoot {

    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIC4jCCAcqgAwIBAgIIBD3LS4zUhbMwDQYJKoZIhvcNAQEMBQAwFzEVMBMGA1UE
            AxMMQW5vdGhlciBSb290MB4XDTI2MTEyNTAzMjY1M1oXDTQ2MTEyMDAzMjY1M1ow
            FzEVMBMGA1UEAxMMQW5vdGhlciBSb290MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A
            MIIBCgKCAQEAv9Cp07mG3Sxrrxe6y6AOAQlCaW2b/3ZK7xL/JWHJAQghDsJ6Sdri
            Hsyu7tzoXCHLK1corxNy8+QVqq77f/TaLFrj7BuBPoLDjMlMgngk//g3VKzVK5XY
            41UK8xVjS1WOJTGovpTo248JRtIoHKUk4W4PcjnNQuQI6/nso6YVLHpE65bS1v/E
            CD6k0zbOuzELfHxRQllinGcPJNCdtr/lM3J9XxQAIIc7ZGrBuaEAIompzrAbtR3R
            x3b/9cYFd41N+Ml6h7E/mQDH4w1DhqAbZvYmefwuOrkPq3sP/hGVG4hFJcd4w+BN
            qXKWySCy9FbOmFu/+Xw5THd+xsSbeoPzpwIDAQABozIwMDAdBgNVHQ4EFgQUftxF
            n0ZotS3fFBvyLfqsk/fu8Z4wDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQwF
            AAOCAQEAUSlT35xkSihFBdSRy0nHxlP7/qOiY/ArUvStH6hRVR56WzdSt4w4Xgwk
            yurH9cMGP2crZej7HQZCFv4MkJJpaznKIFFMp/zH2M69ZhdEDLamlM06J6LqYU7D
            /P+3B8/dMXdDtPlCJhVi/BCoYVDhPpw8j6S/6kjv0WQGiJIa4HZzP4w9tzC6/EOD
            wsEJdYPAl+fk7C1n5XzPd3nBeDB2nM5pJxbn3bP41I9bupT5Fx9OvN6Rwf7RYBwB
            2f3rFhieh9HDZECBBom4BoOXnlXB+TQwI6LK7Gwp/VP6VIgtO+hcLTv/rjLE4zh7
            keRTYiNgF7a8f/PlfHauBTKfKjZ6Jg==
            -----END CERTIFICATE-----
            """;

    private OtherRoot() {
    }
}
