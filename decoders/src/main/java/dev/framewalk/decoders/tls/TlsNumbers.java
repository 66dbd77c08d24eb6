package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.NamedNumbers;

/// The names of TLS's smaller registries, as IANA lists them in `tls-parameters` and `tls-extensiontype-values`. Values that the first
/// sender made up to keep the other side flexible (RFC 8701) are called GREASE.
final class TlsNumbers {
    static final String GREASE = "GREASE";

    static final CodePoints CIPHER_SUITES =
            grease(NamedNumbers.read("unassigned", TlsNumbers.class, "cipher-suites.txt"));

    static final NamedNumbers CONTENT_TYPES = NamedNumbers.of(
            "unassigned",
            """
            20 change_cipher_spec
            21 alert
            22 handshake
            23 application_data
            24 heartbeat
            25 tls12_cid
            26 ACK (DTLS 1.3)
            27 return_routability_check
            """);

    static final NamedNumbers HANDSHAKE_TYPES = NamedNumbers.of(
            "unassigned",
            """
            0 hello_request
            1 client_hello
            2 server_hello
            3 hello_verify_request
            4 new_session_ticket
            5 end_of_early_data
            6 hello_retry_request
            8 encrypted_extensions
            9 request_connection_id
            10 new_connection_id
            11 certificate
            12 server_key_exchange
            13 certificate_request
            14 server_hello_done
            15 certificate_verify
            16 client_key_exchange
            17 client_certificate_request
            20 finished
            21 certificate_url
            22 certificate_status
            23 supplemental_data
            24 key_update
            25 compressed_certificate
            26 ekt_key
            67 next_protocol
            203 encrypted_extensions (channel ID)
            254 message_hash
            """);

    static final CodePoints VERSIONS = number -> TlsVersion.nameOf((int) number);

    static final NamedNumbers ALERT_LEVELS = NamedNumbers.of("unassigned", """
            1 warning
            2 fatal
            """);

    static final NamedNumbers ALERTS = NamedNumbers.of(
            "unassigned",
            """
            0 close_notify
            10 unexpected_message
            20 bad_record_mac
            21 decryption_failed (reserved)
            22 record_overflow
            30 decompression_failure (reserved)
            40 handshake_failure
            41 no_certificate (reserved)
            42 bad_certificate
            43 unsupported_certificate
            44 certificate_revoked
            45 certificate_expired
            46 certificate_unknown
            47 illegal_parameter
            48 unknown_ca
            49 access_denied
            50 decode_error
            51 decrypt_error
            52 too_many_cids_requested
            60 export_restriction (reserved)
            70 protocol_version
            71 insufficient_security
            80 internal_error
            86 inappropriate_fallback
            90 user_canceled
            100 no_renegotiation (reserved)
            109 missing_extension
            110 unsupported_extension
            111 certificate_unobtainable (reserved)
            112 unrecognized_name
            113 bad_certificate_status_response
            114 bad_certificate_hash_value (reserved)
            115 unknown_psk_identity
            116 certificate_required
            117 general_error
            120 no_application_protocol
            121 ech_required
            """);

    static final CodePoints EXTENSIONS = grease(NamedNumbers.of(
            "unassigned",
            """
            0 server_name
            1 max_fragment_length
            2 client_certificate_url
            3 trusted_ca_keys
            4 truncated_hmac
            5 status_request
            6 user_mapping
            7 client_authz
            8 server_authz
            9 cert_type
            10 supported_groups
            11 ec_point_formats
            12 srp
            13 signature_algorithms
            14 use_srtp
            15 heartbeat
            16 application_layer_protocol_negotiation
            17 status_request_v2
            18 signed_certificate_timestamp
            19 client_certificate_type
            20 server_certificate_type
            21 padding
            22 encrypt_then_mac
            23 extended_master_secret
            24 token_binding
            25 cached_info
            26 tls_lts
            27 compress_certificate
            28 record_size_limit
            29 pwd_protect
            30 pwd_clear
            31 password_salt
            32 ticket_pinning
            33 tls_cert_with_extern_psk
            34 delegated_credential
            35 session_ticket
            36 TLMSP
            37 TLMSP_proxying
            38 TLMSP_delegate
            39 supported_ekt_ciphers
            40 reserved (key_share of drafts)
            41 pre_shared_key
            42 early_data
            43 supported_versions
            44 cookie
            45 psk_key_exchange_modes
            46 reserved (ticket_early_data_info of drafts)
            47 certificate_authorities
            48 oid_filters
            49 post_handshake_auth
            50 signature_algorithms_cert
            51 key_share
            52 transparency_info
            53 connection_id (deprecated)
            54 connection_id
            55 external_id_hash
            56 external_session_id
            57 quic_transport_parameters
            58 ticket_request
            59 dnssec_chain
            60 sequence_number_encryption_algorithms
            61 rrc
            62 tls_flags
            13172 next_protocol_negotiation
            17513 application_settings (draft)
            17613 application_settings (draft)
            30031 channel_id (old draft)
            30032 channel_id (draft)
            64768 ech_outer_extensions
            65037 encrypted_client_hello
            65281 renegotiation_info
            65445 quic_transport_parameters (drafts)
            65486 encrypted_server_name (draft)
            65280 private use
            65282-65444 private use
            65446-65485 private use
            65487-65535 private use
            """));

    static final CodePoints GROUPS = grease(NamedNumbers.of(
            "unassigned",
            """
            0 reserved
            1 sect163k1
            2 sect163r1
            3 sect163r2
            4 sect193r1
            5 sect193r2
            6 sect233k1
            7 sect233r1
            8 sect239k1
            9 sect283k1
            10 sect283r1
            11 sect409k1
            12 sect409r1
            13 sect571k1
            14 sect571r1
            15 secp160k1
            16 secp160r1
            17 secp160r2
            18 secp192k1
            19 secp192r1
            20 secp224k1
            21 secp224r1
            22 secp256k1
            23 secp256r1
            24 secp384r1
            25 secp521r1
            26 brainpoolP256r1
            27 brainpoolP384r1
            28 brainpoolP512r1
            29 x25519
            30 x448
            31 brainpoolP256r1tls13
            32 brainpoolP384r1tls13
            33 brainpoolP512r1tls13
            34 GC256A
            35 GC256B
            36 GC256C
            37 GC256D
            38 GC512A
            39 GC512B
            40 GC512C
            41 curveSM2
            256 ffdhe2048
            257 ffdhe3072
            258 ffdhe4096
            259 ffdhe6144
            260 ffdhe8192
            508-511 private use
            512 MLKEM512
            513 MLKEM768
            514 MLKEM1024
            4587 SecP256r1MLKEM768
            4588 X25519MLKEM768
            4589 SecP384r1MLKEM1024
            25497 X25519Kyber768Draft00
            25498 SecP256r1Kyber768Draft00
            65024-65279 private use
            65281 arbitrary_explicit_prime_curves
            65282 arbitrary_explicit_char2_curves
            """));

    static final CodePoints SIGNATURES = grease(NamedNumbers.of(
            "unassigned",
            """
            0x0101 rsa_md5
            0x0201 rsa_pkcs1_sha1
            0x0202 dsa_sha1
            0x0203 ecdsa_sha1
            0x0301 rsa_sha224
            0x0302 dsa_sha224
            0x0303 ecdsa_sha224
            0x0401 rsa_pkcs1_sha256
            0x0402 dsa_sha256
            0x0403 ecdsa_secp256r1_sha256
            0x0420 rsa_pkcs1_sha256_legacy
            0x0501 rsa_pkcs1_sha384
            0x0502 dsa_sha384
            0x0503 ecdsa_secp384r1_sha384
            0x0520 rsa_pkcs1_sha384_legacy
            0x0601 rsa_pkcs1_sha512
            0x0602 dsa_sha512
            0x0603 ecdsa_secp521r1_sha512
            0x0620 rsa_pkcs1_sha512_legacy
            0x0704 eccsi_sha256
            0x0705 iso_ibs1
            0x0706 iso_ibs2
            0x0707 iso_chinese_ibs
            0x0708 sm2sig_sm3
            0x0709 gostr34102012_256a
            0x070a gostr34102012_256b
            0x070b gostr34102012_256c
            0x070c gostr34102012_256d
            0x070d gostr34102012_512a
            0x070e gostr34102012_512b
            0x070f gostr34102012_512c
            0x0804 rsa_pss_rsae_sha256
            0x0805 rsa_pss_rsae_sha384
            0x0806 rsa_pss_rsae_sha512
            0x0807 ed25519
            0x0808 ed448
            0x0809 rsa_pss_pss_sha256
            0x080a rsa_pss_pss_sha384
            0x080b rsa_pss_pss_sha512
            0x081a ecdsa_brainpoolP256r1tls13_sha256
            0x081b ecdsa_brainpoolP384r1tls13_sha384
            0x081c ecdsa_brainpoolP512r1tls13_sha512
            0x0904 mldsa44
            0x0905 mldsa65
            0x0906 mldsa87
            0xfe00-0xffff private use
            """));

    static final NamedNumbers COMPRESSIONS = NamedNumbers.of("unassigned", """
            0 null
            1 DEFLATE
            64 LZS
            224-255 private use
            """);

    static final NamedNumbers POINT_FORMATS = NamedNumbers.of("unassigned", """
            0 uncompressed
            1 ansiX962_compressed_prime
            2 ansiX962_compressed_char2
            248-255 private use
            """);

    static final CodePoints PSK_MODES = number -> switch ((int) number) {
        case 0 -> "psk_ke";
        case 1 -> "psk_dhe_ke";
        case 0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4 -> GREASE;
        case 254, 255 -> "private use";
        default -> "unassigned";
    };

    static final NamedNumbers NAME_TYPES = NamedNumbers.of("unassigned", "0 host_name");

    static final NamedNumbers FRAGMENT_LENGTHS = NamedNumbers.of("unassigned", """
            1 512 bytes
            2 1024 bytes
            3 2048 bytes
            4 4096 bytes
            """);

    static final NamedNumbers STATUS_TYPES = NamedNumbers.of("unassigned", """
            1 ocsp
            2 ocsp_multi (reserved)
            """);

    static final NamedNumbers CERTIFICATE_TYPES = NamedNumbers.of("unassigned", """
            0 X509
            1 OpenPGP (reserved)
            2 RawPublicKey
            3 1609Dot2
            224-255 private use
            """);

    static final NamedNumbers CLIENT_CERTIFICATE_TYPES = NamedNumbers.of("unassigned", """
            1 rsa_sign
            2 dss_sign
            3 rsa_fixed_dh
            4 dss_fixed_dh
            5 rsa_ephemeral_dh (reserved)
            6 dss_ephemeral_dh (reserved)
            20 fortezza_dms (reserved)
            64 ecdsa_sign
            65 rsa_fixed_ecdh
            66 ecdsa_fixed_ecdh
            67 gost_sign256
            68 gost_sign512
            224-255 private use
            """);

    static final NamedNumbers CERTIFICATE_COMPRESSIONS = NamedNumbers.of("unassigned", """
            0 reserved
            1 zlib
            2 brotli
            3 zstd
            16384-65535 private use
            """);

    static final NamedNumbers HEARTBEAT_MODES = NamedNumbers.of("unassigned", """
            0 reserved
            1 peer_allowed_to_send
            2 peer_not_allowed_to_send
            255 reserved
            """);

    static final NamedNumbers HEARTBEAT_TYPES = NamedNumbers.of("unassigned", """
            0 reserved
            1 heartbeat_request
            2 heartbeat_response
            255 reserved
            """);

    static final NamedNumbers CURVE_TYPES = NamedNumbers.of("unassigned", """
            1 explicit_prime
            2 explicit_char2
            3 named_curve
            248-255 private use
            """);

    static final NamedNumbers KEY_UPDATES = NamedNumbers.of("unassigned", """
            0 update_not_requested
            1 update_requested
            """);

    static final NamedNumbers ECH_TYPES = NamedNumbers.of("unassigned", """
            0 outer
            1 inner
            """);

    static final CodePoints KEY_DERIVATIONS = NamedNumbers.of("unassigned", """
            1 HKDF-SHA256
            2 HKDF-SHA384
            3 HKDF-SHA512
            """);

    static final CodePoints HPKE_CIPHERS = NamedNumbers.of("unassigned", """
            1 AES-128-GCM
            2 AES-256-GCM
            3 ChaCha20Poly1305
            """);

    private TlsNumbers() {}

    /// Whether a 16-bit number is one of the sixteen that stand for nothing (RFC 8701, section 2).
    static boolean isGrease(long number) {
        return (number & 0x0f0f) == 0x0a0a && number >>> 8 == (number & 0xff);
    }

    private static CodePoints grease(CodePoints names) {
        return number -> isGrease(number) ? GREASE : names.nameOf(number);
    }
}
