package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;

/// The fields of extensions. Where Wireshark has the same thing the id is its.
final class TlsExtensionField {
    private static final List<Field> ALL = new ArrayList<>();

    static final Field EXTENSIONS_LENGTH = add(Field.number("tls.handshake.extensions_length", Rfc.of(8446, "4.2")));
    static final Field EXTENSION = add(Field.group("x.tls.handshake.extension", Rfc.of(8446, "4.2")));
    static final Field TYPE = add(Field.number("tls.handshake.extension.type", Rfc.of(8446, "4.2")));
    static final Field LENGTH = add(Field.number("tls.handshake.extension.len", Rfc.of(8446, "4.2")));
    static final Field DATA = add(Field.bytes("tls.handshake.extension.data", Rfc.of(8446, "4.2")));
    static final Field SERVER_NAMES_LENGTH = add(Field.number("tls.handshake.extensions_server_name_list_len", Rfc.of(6066, "3")));
    static final Field SERVER_NAME_TYPE = add(Field.number("tls.handshake.extensions_server_name_type", Rfc.of(6066, "3")));
    static final Field SERVER_NAME_LENGTH = add(Field.number("tls.handshake.extensions_server_name_len", Rfc.of(6066, "3")));
    static final Field SERVER_NAME = add(Field.text("tls.handshake.extensions_server_name", Rfc.of(6066, "3")));
    static final Field MAX_FRAGMENT = add(Field.number("tls.handshake.max_fragment_length", Rfc.of(6066, "4")));
    static final Field STATUS_LENGTH = add(Field.number("tls.handshake.extensions_status_request_len", Rfc.of(6066, "8")));
    static final Field RESPONDERS_LENGTH = add(Field.number("tls.handshake.extensions_status_request_responder_ids_len", Rfc.of(6066, "8")));
    static final Field RESPONDERS = add(Field.bytes("x.tls.handshake.extensions_status_request_responder_ids", Rfc.of(6066, "8")));
    static final Field REQUEST_EXTENSIONS_LENGTH = add(Field.number("tls.handshake.extensions_status_request_exts_len", Rfc.of(6066, "8")));
    static final Field REQUEST_EXTENSIONS = add(Field.bytes("x.tls.handshake.extensions_status_request_exts", Rfc.of(6066, "8")));
    static final Field STATUS_LIST_LENGTH = add(Field.number("tls.handshake.extensions_status_request_list_len", Rfc.of(6961, "2.2")));
    static final Field GROUPS_LENGTH = add(Field.number("tls.handshake.extensions_supported_groups_length", Rfc.of(8446, "4.2.7")));
    static final Field GROUPS = add(Field.group("tls.handshake.extensions_supported_groups", Rfc.of(8446, "4.2.7")));
    static final Field GROUP = add(Field.hex("tls.handshake.extensions_supported_group", Rfc.of(8446, "4.2.7")));
    static final Field POINTS_LENGTH = add(Field.number("tls.handshake.extensions_ec_point_formats_length", Rfc.of(8422, "5.1.2")));
    static final Field POINTS = add(Field.group("tls.handshake.extensions_ec_point_formats", Rfc.of(8422, "5.1.2")));
    static final Field POINT = add(Field.number("tls.handshake.extensions_ec_point_format", Rfc.of(8422, "5.1.2")));
    static final Field SIGNATURES_LENGTH = add(Field.number("tls.handshake.sig_hash_alg_len", Rfc.of(8446, "4.2.3")));
    static final Field SIGNATURES = add(Field.group("tls.handshake.sig_hash_algs", Rfc.of(8446, "4.2.3")));
    static final Field SIGNATURE = add(Field.hex("tls.handshake.sig_hash_alg", Rfc.of(8446, "4.2.3")));
    static final Field HEARTBEAT_MODE = add(Field.number("tls.handshake.extension.heartbeat.mode", Rfc.of(6520, "2")));
    static final Field ALPN_LENGTH = add(Field.number("tls.handshake.extensions_alpn_len", Rfc.of(7301, "3.1")));
    static final Field ALPN_LIST = add(Field.group("tls.handshake.extensions_alpn_list", Rfc.of(7301, "3.1")));
    static final Field ALPN_NAME_LENGTH = add(Field.number("tls.handshake.extensions_alpn_str_len", Rfc.of(7301, "3.1")));
    static final Field ALPN_NAME = add(Field.text("tls.handshake.extensions_alpn_str", Rfc.of(7301, "3.1")));
    static final Field TIMESTAMPS_LENGTH = add(Field.number("tls.sct.scts_length", Rfc.of(6962, "3.3")));
    static final Field TIMESTAMP_LENGTH = add(Field.number("tls.sct.sct_length", Rfc.of(6962, "3.3")));
    static final Field TIMESTAMP_VERSION = add(Field.number("tls.sct.sct_version", Rfc.of(6962, "3.2")));
    static final Field TIMESTAMP_LOG = add(Field.bytes("tls.sct.sct_logid", Rfc.of(6962, "3.2")));
    static final Field TIMESTAMP_TIME = add(Field.number("x.tls.sct.sct_timestamp", Rfc.of(6962, "3.2")));
    static final Field TIMESTAMP_REST = add(Field.bytes("x.tls.sct.rest", Rfc.of(6962, "3.2")));
    static final Field CERTIFICATE_TYPES_LENGTH = add(Field.number("tls.handshake.cert_type.types_len", Rfc.of(7250, "3")));
    static final Field CERTIFICATE_TYPE = add(Field.number("tls.handshake.cert_type.type", Rfc.of(7250, "3")));
    static final Field PADDING = add(Field.bytes("tls.handshake.extensions_padding_data", Rfc.of(7685, "3")));
    static final Field ALGORITHMS_LENGTH = add(Field.number("tls.compress_certificate.algorithms_length", Rfc.of(8879, "3")));
    static final Field RECORD_SIZE_LIMIT = add(Field.number("tls.record_size_limit", Rfc.of(8449, "4")));
    static final Field TICKET = add(Field.bytes("x.tls.handshake.extensions_session_ticket", Rfc.of(5077, "3.2")));
    static final Field IDENTITIES_LENGTH = add(Field.number("tls.handshake.extensions.psk.identities.length", Rfc.of(8446, "4.2.11")));
    static final Field PSK_IDENTITY_LENGTH = add(Field.number("tls.handshake.extensions.psk.identity.identity_length", Rfc.of(8446, "4.2.11")));
    static final Field PSK_IDENTITY = add(Field.bytes("tls.handshake.extensions.psk.identity.identity", Rfc.of(8446, "4.2.11")));
    static final Field TICKET_AGE = add(Field.number("tls.handshake.extensions.psk.identity.obfuscated_ticket_age", Rfc.of(8446, "4.2.11.1")));
    static final Field BINDERS_LENGTH = add(Field.number("tls.handshake.extensions.psk.binders_len", Rfc.of(8446, "4.2.11.2")));
    static final Field BINDER_LENGTH = add(Field.number("x.tls.handshake.extensions.psk.binder_len", Rfc.of(8446, "4.2.11.2")));
    static final Field BINDER = add(Field.bytes("x.tls.handshake.extensions.psk.binder", Rfc.of(8446, "4.2.11.2")));
    static final Field SELECTED_IDENTITY = add(Field.number("tls.handshake.extensions.psk.identity.selected", Rfc.of(8446, "4.2.11")));
    static final Field EARLY_DATA_SIZE = add(Field.number("tls.early_data.max_early_data_size", Rfc.of(8446, "4.2.10")));
    static final Field VERSIONS_LENGTH = add(Field.number("tls.handshake.extensions.supported_versions_len", Rfc.of(8446, "4.2.1")));
    static final Field SUPPORTED_VERSION = add(Field.hex("tls.handshake.extensions.supported_version", Rfc.of(8446, "4.2.1")));
    static final Field COOKIE_LENGTH = add(Field.number("tls.handshake.extensions.cookie_len", Rfc.of(8446, "4.2.2")));
    static final Field COOKIE = add(Field.bytes("tls.handshake.extensions.cookie", Rfc.of(8446, "4.2.2")));
    static final Field PSK_MODES_LENGTH = add(Field.number("tls.extension.psk_ke_modes_length", Rfc.of(8446, "4.2.9")));
    static final Field PSK_MODE = add(Field.number("tls.extension.psk_ke_mode", Rfc.of(8446, "4.2.9")));
    static final Field FILTERS_LENGTH = add(Field.number("tls.extension.oid_filters_length", Rfc.of(8446, "4.2.5")));
    static final Field FILTERS = add(Field.bytes("x.tls.extension.oid_filters", Rfc.of(8446, "4.2.5")));
    static final Field SHARES_LENGTH = add(Field.number("tls.handshake.extensions_key_share_client_length", Rfc.of(8446, "4.2.8")));
    static final Field SHARE = add(Field.group("x.tls.handshake.extensions_key_share", Rfc.of(8446, "4.2.8")));
    static final Field SHARE_GROUP = add(Field.hex("tls.handshake.extensions_key_share_group", Rfc.of(8446, "4.2.8")));
    static final Field SHARE_LENGTH = add(Field.number("tls.handshake.extensions_key_share_key_exchange_length", Rfc.of(8446, "4.2.8")));
    static final Field SHARE_KEY = add(Field.bytes("tls.handshake.extensions_key_share_key_exchange", Rfc.of(8446, "4.2.8")));
    static final Field SELECTED_GROUP = add(Field.hex("tls.handshake.extensions_key_share_selected_group", Rfc.of(8446, "4.2.8")));
    static final Field CONNECTION_ID_LENGTH = add(Field.number("tls.connection_id_length", Rfc.of(9146, "3")));
    static final Field CONNECTION_ID = add(Field.bytes("tls.connection_id", Rfc.of(9146, "3")));
    static final Field TICKETS_NEW = add(Field.number("x.tls.ticket_request.new", Rfc.of(9149, "2")));
    static final Field TICKETS_RESUMED = add(Field.number("x.tls.ticket_request.resumption", Rfc.of(9149, "2")));
    static final Field RENEGOTIATION_LENGTH = add(Field.number("tls.handshake.extensions_reneg_info_len", Rfc.of(5746, "3.2")));
    static final Field RENEGOTIATION = add(Field.bytes("tls.handshake.extensions_reneg_info", Rfc.of(5746, "3.2")));
    static final Field SETTINGS_LENGTH = add(Field.number("tls.handshake.extensions_alps_len", Rfc.other("draft-vvv-tls-alps-01")));
    static final Field SETTINGS_NAME_LENGTH = add(Field.number("tls.handshake.extensions_alps_alpn_str_len", Rfc.other("draft-vvv-tls-alps-01")));
    static final Field SETTINGS_NAME = add(Field.text("tls.handshake.extensions_alps_alpn_str", Rfc.other("draft-vvv-tls-alps-01")));
    static final Field SETTINGS = add(Field.bytes("tls.handshake.extensions_alps.settings", Rfc.other("draft-vvv-tls-alps-01")));
    static final Field NEXT_NAME_LENGTH = add(Field.number("tls.handshake.extensions_npn_str_len", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field NEXT_NAME = add(Field.text("tls.handshake.extensions_npn", Rfc.other("draft-agl-tls-nextprotoneg-04")));
    static final Field ECH_TYPE = add(Field.number("x.tls.ech.type", Rfc.of(9849, "5")));
    static final Field ECH_KDF = add(Field.hex("x.tls.ech.kdf", Rfc.of(9849, "5")));
    static final Field ECH_AEAD = add(Field.hex("x.tls.ech.aead", Rfc.of(9849, "5")));
    static final Field ECH_CONFIG_ID = add(Field.number("x.tls.ech.config_id", Rfc.of(9849, "5")));
    static final Field ECH_KEY_LENGTH = add(Field.number("x.tls.ech.enc_length", Rfc.of(9849, "5")));
    static final Field ECH_KEY = add(Field.bytes("x.tls.ech.enc", Rfc.of(9849, "5")));
    static final Field ECH_PAYLOAD_LENGTH = add(Field.number("x.tls.ech.payload_length", Rfc.of(9849, "5")));
    static final Field ECH_PAYLOAD = add(Field.bytes("x.tls.ech.payload", Rfc.of(9849, "5")));
    static final Field ECH_CONFIRMATION = add(Field.bytes("x.tls.ech.confirmation", Rfc.of(9849, "7.2.1")));
    static final Field ECH_RETRY = add(Field.bytes("x.tls.ech.retry_configs", Rfc.of(9849, "5")));

    private TlsExtensionField() {}

    private static Field add(Field field) {
        ALL.add(field);
        return field;
    }

    static List<Field> all() {
        return List.copyOf(ALL);
    }
}
