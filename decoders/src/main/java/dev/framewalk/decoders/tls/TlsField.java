package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;

/// The fields of records and handshake messages. Where Wireshark has the same thing the id is its.
final class TlsField {
    private static final List<Field> ALL = new ArrayList<>();

    static final Field RECORD = add(Field.group("tls.record", Rfc.of(8446, "5.1")));
    static final Field CONTENT_TYPE = add(Field.number("tls.record.content_type", Rfc.of(8446, "5.1")));
    static final Field OPAQUE_TYPE = add(Field.number("tls.record.opaque_type", Rfc.of(8446, "5.2")));
    static final Field RECORD_VERSION = add(Field.hex("tls.record.version", Rfc.of(8446, "5.1")));
    static final Field RECORD_LENGTH = add(Field.number("tls.record.length", Rfc.of(8446, "5.1")));
    static final Field ENCRYPTED = add(Field.bytes("tls.app_data", Rfc.of(8446, "5.2")));
    static final Field EXPLICIT_NONCE = add(Field.bytes("x.tls.record.nonce", Rfc.of(5288, "3")));
    static final Field BLOCK_IV = add(Field.bytes("x.tls.record.iv", Rfc.of(5246, "6.2.3.2")));
    static final Field TAG = add(Field.bytes("x.tls.record.tag", Rfc.of(5116, "2.1")));
    static final Field CHANGE = add(Field.number("tls.change_cipher_spec", Rfc.of(5246, "7.1")));
    static final Field ALERT = add(Field.group("tls.alert_message", Rfc.of(8446, "6")));
    static final Field ALERT_LEVEL = add(Field.number("tls.alert_message.level", Rfc.of(8446, "6")));
    static final Field ALERT_DESCRIPTION = add(Field.number("tls.alert_message.desc", Rfc.of(8446, "6")));
    static final Field HEARTBEAT = add(Field.group("tls.heartbeat_message", Rfc.of(6520, "4")));
    static final Field HEARTBEAT_TYPE = add(Field.number("tls.heartbeat_message.type", Rfc.of(6520, "3")));
    static final Field HEARTBEAT_LENGTH = add(Field.number("tls.heartbeat_message.payload_length", Rfc.of(6520, "4")));
    static final Field HEARTBEAT_PAYLOAD = add(Field.bytes("tls.heartbeat_message.payload", Rfc.of(6520, "4")));
    static final Field HEARTBEAT_PADDING = add(Field.bytes("tls.heartbeat_message.padding", Rfc.of(6520, "4")));
    static final Field MESSAGE_PART = add(Field.bytes("x.tls.handshake.part", Rfc.of(8446, "5.1")));
    static final Field MESSAGE = add(Field.group("x.tls.handshake.message", Rfc.of(8446, "5.1")));
    static final Field PLAIN = add(Field.group("x.tls.plain", Rfc.of(8446, "5.2")));
    static final Field PLAIN_DATA = add(Field.bytes("x.tls.plain.data", Rfc.of(8446, "5.2")));
    static final Field PLAIN_TYPE = add(Field.number("x.tls.plain.type", Rfc.of(8446, "5.2")));
    static final Field PLAIN_PADDING = add(Field.bytes("x.tls.plain.padding", Rfc.of(8446, "5.4")));
    static final Field FOREIGN = add(Field.bytes("x.tls.foreign", Rfc.of(8446, "5.1")));
    static final Field HANDSHAKE = add(Field.group("tls.handshake", Rfc.of(8446, "4")));
    static final Field TYPE = add(Field.number("tls.handshake.type", Rfc.of(8446, "4")));
    static final Field LENGTH = add(Field.number("tls.handshake.length", Rfc.of(8446, "4")));
    static final Field VERSION = add(Field.hex("tls.handshake.version", Rfc.of(8446, "4.1.2")));
    static final Field RANDOM = add(Field.bytes("tls.handshake.random", Rfc.of(8446, "4.1.2")));
    static final Field SESSION_ID_LENGTH = add(Field.number("tls.handshake.session_id_length", Rfc.of(8446, "4.1.2")));
    static final Field SESSION_ID = add(Field.bytes("tls.handshake.session_id", Rfc.of(8446, "4.1.2")));
    static final Field SUITES_LENGTH = add(Field.number("tls.handshake.cipher_suites_length", Rfc.of(8446, "4.1.2")));
    static final Field SUITES = add(Field.group("tls.handshake.ciphersuites", Rfc.of(8446, "4.1.2")));
    static final Field SUITE = add(Field.hex("tls.handshake.ciphersuite", Rfc.of(8446, "B.4")));
    static final Field COMPRESSIONS_LENGTH = add(Field.number("tls.handshake.comp_methods_length", Rfc.of(8446, "4.1.2")));
    static final Field COMPRESSIONS = add(Field.group("tls.handshake.comp_methods", Rfc.of(8446, "4.1.2")));
    static final Field COMPRESSION = add(Field.number("tls.handshake.comp_method", Rfc.of(3749, "2")));
    static final Field CERTIFICATES_LENGTH = add(Field.number("tls.handshake.certificates_length", Rfc.of(5246, "7.4.2")));
    static final Field CERTIFICATES = add(Field.group("tls.handshake.certificates", Rfc.of(5246, "7.4.2")));
    static final Field CERTIFICATE_LENGTH = add(Field.number("tls.handshake.certificate_length", Rfc.of(5246, "7.4.2")));
    static final Field CERTIFICATE = add(Field.bytes("tls.handshake.certificate", Rfc.of(5280, "4.1")));
    static final Field SUBJECT = add(Field.text("x.tls.certificate.subject", Rfc.of(5280, "4.1.2.6")));
    static final Field ISSUER = add(Field.text("x.tls.certificate.issuer", Rfc.of(5280, "4.1.2.4")));
    static final Field NAMES = add(Field.text("x.tls.certificate.names", Rfc.of(5280, "4.2.1.6")));
    static final Field NOT_BEFORE = add(Field.text("x.tls.certificate.not_before", Rfc.of(5280, "4.1.2.5")));
    static final Field NOT_AFTER = add(Field.text("x.tls.certificate.not_after", Rfc.of(5280, "4.1.2.5")));
    static final Field SERIAL = add(Field.text("x.tls.certificate.serial", Rfc.of(5280, "4.1.2.2")));
    static final Field PUBLIC_KEY = add(Field.text("x.tls.certificate.key", Rfc.of(5280, "4.1.2.7")));
    static final Field SIGNED_WITH = add(Field.text("x.tls.certificate.signature", Rfc.of(5280, "4.1.1.2")));
    static final Field CONTEXT_LENGTH = add(Field.number("tls.handshake.certificate_request_context_length", Rfc.of(8446, "4.3.2")));
    static final Field CONTEXT = add(Field.bytes("tls.handshake.certificate_request_context", Rfc.of(8446, "4.3.2")));
    static final Field CLIENT_TYPES_COUNT = add(Field.number("tls.handshake.cert_types_count", Rfc.of(5246, "7.4.4")));
    static final Field CLIENT_TYPES = add(Field.group("tls.handshake.cert_types", Rfc.of(5246, "7.4.4")));
    static final Field CLIENT_TYPE = add(Field.number("tls.handshake.cert_type", Rfc.of(5246, "7.4.4")));
    static final Field AUTHORITIES_LENGTH = add(Field.number("tls.handshake.dnames_len", Rfc.of(5246, "7.4.4")));
    static final Field AUTHORITIES = add(Field.group("tls.handshake.dnames", Rfc.of(5246, "7.4.4")));
    static final Field AUTHORITY_LENGTH = add(Field.number("tls.handshake.dname_len", Rfc.of(5246, "7.4.4")));
    static final Field AUTHORITY = add(Field.bytes("tls.handshake.dname", Rfc.of(5246, "7.4.4")));
    static final Field CURVE_TYPE = add(Field.number("tls.handshake.server_curve_type", Rfc.of(8422, "5.4")));
    static final Field NAMED_CURVE = add(Field.hex("tls.handshake.server_named_curve", Rfc.of(8422, "5.4")));
    static final Field SERVER_POINT_LENGTH = add(Field.number("tls.handshake.server_point_len", Rfc.of(8422, "5.4")));
    static final Field SERVER_POINT = add(Field.bytes("tls.handshake.server_point", Rfc.of(8422, "5.4")));
    static final Field CLIENT_POINT_LENGTH = add(Field.number("tls.handshake.client_point_len", Rfc.of(8422, "5.7")));
    static final Field CLIENT_POINT = add(Field.bytes("tls.handshake.client_point", Rfc.of(8422, "5.7")));
    static final Field P_LENGTH = add(Field.number("tls.handshake.p_len", Rfc.of(5246, "7.4.3")));
    static final Field P = add(Field.bytes("tls.handshake.p", Rfc.of(5246, "7.4.3")));
    static final Field G_LENGTH = add(Field.number("tls.handshake.g_len", Rfc.of(5246, "7.4.3")));
    static final Field G = add(Field.bytes("tls.handshake.g", Rfc.of(5246, "7.4.3")));
    static final Field YS_LENGTH = add(Field.number("tls.handshake.ys_len", Rfc.of(5246, "7.4.3")));
    static final Field YS = add(Field.bytes("tls.handshake.ys", Rfc.of(5246, "7.4.3")));
    static final Field YC_LENGTH = add(Field.number("tls.handshake.yc_len", Rfc.of(5246, "7.4.7.2")));
    static final Field YC = add(Field.bytes("tls.handshake.yc", Rfc.of(5246, "7.4.7.2")));
    static final Field MODULUS_LENGTH = add(Field.number("tls.handshake.modulus_len", Rfc.of(2246, "7.4.3")));
    static final Field MODULUS = add(Field.bytes("tls.handshake.modulus", Rfc.of(2246, "7.4.3")));
    static final Field EXPONENT_LENGTH = add(Field.number("tls.handshake.exponent_len", Rfc.of(2246, "7.4.3")));
    static final Field EXPONENT = add(Field.bytes("tls.handshake.exponent", Rfc.of(2246, "7.4.3")));
    static final Field HINT_LENGTH = add(Field.number("tls.handshake.hint_len", Rfc.of(4279, "2")));
    static final Field HINT = add(Field.bytes("tls.handshake.hint", Rfc.of(4279, "2")));
    static final Field IDENTITY_LENGTH = add(Field.number("tls.handshake.identity_len", Rfc.of(4279, "2")));
    static final Field IDENTITY = add(Field.bytes("tls.handshake.identity", Rfc.of(4279, "2")));
    static final Field PREMASTER_LENGTH = add(Field.number("tls.handshake.epms_len", Rfc.of(5246, "7.4.7.1")));
    static final Field PREMASTER = add(Field.bytes("tls.handshake.epms", Rfc.of(5246, "7.4.7.1")));
    static final Field SIGNATURE_LENGTH = add(Field.number("tls.handshake.sig_len", Rfc.of(5246, "4.7")));
    static final Field SIGNATURE = add(Field.bytes("tls.handshake.sig", Rfc.of(5246, "4.7")));
    static final Field PROOF_LENGTH = add(Field.number("tls.handshake.client_cert_vrfy.sig_len", Rfc.of(8446, "4.4.3")));
    static final Field PROOF = add(Field.bytes("tls.handshake.client_cert_vrfy.sig", Rfc.of(8446, "4.4.3")));
    static final Field VERIFY_DATA = add(Field.bytes("tls.handshake.verify_data", Rfc.of(8446, "4.4.4")));
    static final Field TICKET_LIFETIME = add(Field.number("tls.handshake.session_ticket_lifetime_hint", Rfc.of(8446, "4.6.1")));
    static final Field TICKET_AGE_ADD = add(Field.hex("tls.handshake.session_ticket_age_add", Rfc.of(8446, "4.6.1")));
    static final Field TICKET_NONCE_LENGTH = add(Field.number("tls.handshake.session_ticket_nonce_length", Rfc.of(8446, "4.6.1")));
    static final Field TICKET_NONCE = add(Field.bytes("tls.handshake.session_ticket_nonce", Rfc.of(8446, "4.6.1")));
    static final Field TICKET_LENGTH = add(Field.number("tls.handshake.session_ticket_length", Rfc.of(8446, "4.6.1")));
    static final Field TICKET = add(Field.bytes("tls.handshake.session_ticket", Rfc.of(8446, "4.6.1")));
    static final Field KEY_UPDATE = add(Field.number("tls.handshake.key_update.request_update", Rfc.of(8446, "4.6.3")));
    static final Field STATUS_TYPE = add(Field.number("tls.handshake.extensions_status_request_type", Rfc.of(6066, "8")));
    static final Field OCSP_LENGTH = add(Field.number("tls.handshake.ocsp_response_len", Rfc.of(6066, "8")));
    static final Field OCSP = add(Field.bytes("x.tls.handshake.ocsp_response", Rfc.of(6066, "8")));
    static final Field COMPRESSED_ALGORITHM = add(Field.number("tls.compress_certificate.algorithm", Rfc.of(8879, "3")));
    static final Field UNCOMPRESSED_LENGTH = add(Field.number("tls.compress_certificate.uncompressed_length", Rfc.of(8879, "4")));
    static final Field COMPRESSED_LENGTH = add(Field.number("tls.compress_certificate.compressed_certificate_message.length", Rfc.of(8879, "4")));
    static final Field COMPRESSED = add(Field.bytes("tls.compress_certificate.compressed_certificate_message", Rfc.of(8879, "4")));
    static final Field SELECTED_LENGTH = add(Field.number("tls.handshake.npn_selected_protocol_len", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field SELECTED = add(Field.text("tls.handshake.npn_selected_protocol", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field SELECTED_PADDING_LENGTH = add(Field.number("tls.handshake.npn_padding_len", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field SELECTED_PADDING = add(Field.bytes("tls.handshake.npn_padding", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field BODY = add(Field.bytes("x.tls.handshake.body", Rfc.of(8446, "4")));
    static final Field OLD_LENGTH = add(Field.number("x.tls.ssl2.length", Rfc.of(6101, "E")));
    static final Field OLD_SPECS_LENGTH = add(Field.number("tls.handshake.cipher_spec_len", Rfc.of(6101, "E.1")));
    static final Field OLD_CHALLENGE_LENGTH = add(Field.number("tls.handshake.challenge_length", Rfc.of(6101, "E.1")));
    static final Field OLD_SPEC = add(Field.hex("tls.handshake.cipherspec", Rfc.of(6101, "E.1")));
    static final Field OLD_CHALLENGE = add(Field.bytes("tls.handshake.challenge", Rfc.of(6101, "E.1")));
    static final Field OLD_HIT = add(Field.number("tls.handshake.session_id_hit", Rfc.other("The SSL Protocol (Netscape, 1995)")));
    static final Field OLD_CERTIFICATE_TYPE = add(Field.number("x.tls.ssl2.certificate_type", Rfc.other("The SSL Protocol (Netscape, 1995)")));
    static final Field OLD_CERTIFICATE_LENGTH = add(Field.number("x.tls.ssl2.certificate_length", Rfc.other("The SSL Protocol (Netscape, 1995)")));
    static final Field OLD_CONNECTION_ID_LENGTH = add(Field.number("tls.handshake.connection_id_length", Rfc.other("The SSL Protocol (Netscape, 1995)")));
    static final Field OLD_CONNECTION_ID = add(Field.bytes("tls.handshake.connection_id", Rfc.other("The SSL Protocol (Netscape, 1995)")));

    private TlsField() {}

    private static Field add(Field field) {
        ALL.add(field);
        return field;
    }

    static List<Field> all() {
        return List.copyOf(ALL);
    }
}
