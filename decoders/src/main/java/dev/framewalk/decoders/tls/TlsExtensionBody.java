package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.FieldReader;
import java.util.ArrayList;
import java.util.List;

/// The one parse of what is inside an extension. What it does not know is left to the caller as plain data.
final class TlsExtensionBody {
    private TlsExtensionBody() {}

    static void parse(FieldReader reader, int type, int message, TlsExtensions.Collected found) {
        boolean isClient = message == TlsHandshake.CLIENT_HELLO;
        switch (type) {
            case TlsExtensions.SERVER_NAME -> serverName(reader, found);
            case 1 -> reader.u8(TlsExtensionField.MAX_FRAGMENT, TlsNumbers.FRAGMENT_LENGTHS);
            case 5 -> statusRequest(reader, message);
            case 10 -> found.groups = TlsVector.numbers16(
                    reader,
                    TlsExtensionField.GROUPS_LENGTH,
                    TlsExtensionField.GROUPS,
                    TlsExtensionField.GROUP,
                    TlsNumbers.GROUPS);
            case 11 -> TlsVector.numbers8(
                    reader,
                    TlsExtensionField.POINTS_LENGTH,
                    TlsExtensionField.POINTS,
                    TlsExtensionField.POINT,
                    TlsNumbers.POINT_FORMATS);
            case 13, 34, 50 -> signatures(reader, type, message);
            case 15 -> reader.u8(TlsExtensionField.HEARTBEAT_MODE, TlsNumbers.HEARTBEAT_MODES);
            case 16 -> alpn(reader, found);
            case 17 -> statusList(reader);
            case 18 -> timestamps(reader);
            case 19, 20 -> certificateTypes(reader, isClient);
            case 21 -> reader.rest(TlsExtensionField.PADDING);
            case 27 -> compressions(reader);
            case 28 -> found.recordSizeLimit = reader.u16(TlsExtensionField.RECORD_SIZE_LIMIT);
            case 35 -> {
                found.ticket = "";
                long length = reader.remaining();
                if (length > 0) {
                    long at = reader.position();
                    reader.rest(TlsExtensionField.TICKET);
                    found.ticket = TlsSessionName.ofTicket(reader.source(), at, length);
                }
            }
            case TlsExtensions.PRE_SHARED_KEY -> preSharedKey(reader, isClient, found);
            case TlsExtensions.EARLY_DATA -> {
                if (message == TlsHandshake.NEW_SESSION_TICKET) {
                    found.maxEarlyData = reader.u32(TlsExtensionField.EARLY_DATA_SIZE);
                }
            }
            case 43 -> versions(reader, isClient, found);
            case TlsExtensions.COOKIE -> TlsVector.bytes16(reader, TlsExtensionField.COOKIE_LENGTH, TlsExtensionField.COOKIE);
            case 45 -> TlsVector.numbers8(
                    reader, TlsExtensionField.PSK_MODES_LENGTH, null, TlsExtensionField.PSK_MODE, TlsNumbers.PSK_MODES);
            case 47 -> TlsHandshake.authorities(reader);
            case 48 -> TlsVector.bytes16(reader, TlsExtensionField.FILTERS_LENGTH, TlsExtensionField.FILTERS);
            case 40, 51 -> keyShare(reader, message, found);
            case 54 -> TlsVector.bytes8(reader, TlsExtensionField.CONNECTION_ID_LENGTH, TlsExtensionField.CONNECTION_ID);
            case 58 -> {
                reader.u8(TlsExtensionField.TICKETS_NEW);
                if (isClient) {
                    reader.u8(TlsExtensionField.TICKETS_RESUMED);
                }
            }
            case 13172 -> {
                while (reader.has(1)) {
                    TlsVector.text(
                            reader, TlsExtensionField.NEXT_NAME, reader.u8(TlsExtensionField.NEXT_NAME_LENGTH));
                }
            }
            case 17513, 17613 -> applicationSettings(reader, isClient);
            case TlsExtensions.ENCRYPTED_CLIENT_HELLO -> encryptedHello(reader, message);
            case 65281 -> TlsVector.bytes8(
                    reader, TlsExtensionField.RENEGOTIATION_LENGTH, TlsExtensionField.RENEGOTIATION);
            default -> {
                // left to the caller
            }
        }
    }

    private static void serverName(FieldReader reader, TlsExtensions.Collected found) {
        if (reader.remaining() == 0) {
            // a server's empty answer: it used the name
            return;
        }
        long former = TlsVector.open16(reader, TlsExtensionField.SERVER_NAMES_LENGTH);
        while (reader.has(3)) {
            int type = reader.u8(TlsExtensionField.SERVER_NAME_TYPE, TlsNumbers.NAME_TYPES);
            String name =
                    TlsVector.text(reader, TlsExtensionField.SERVER_NAME, reader.u16(TlsExtensionField.SERVER_NAME_LENGTH));
            if (type == 0 && found.serverName == null && !name.isEmpty()) {
                found.serverName = name;
            }
        }
        TlsVector.close(reader, former);
    }

    private static void statusRequest(FieldReader reader, int message) {
        if (reader.remaining() == 0) {
            return;
        }
        if (message == TlsHandshake.CERTIFICATE) {
            TlsHandshake.status(reader);
            return;
        }
        reader.u8(TlsField.STATUS_TYPE, TlsNumbers.STATUS_TYPES);
        TlsVector.bytes16(reader, TlsExtensionField.RESPONDERS_LENGTH, TlsExtensionField.RESPONDERS);
        TlsVector.bytes16(reader, TlsExtensionField.REQUEST_EXTENSIONS_LENGTH, TlsExtensionField.REQUEST_EXTENSIONS);
    }

    private static void statusList(FieldReader reader) {
        if (reader.remaining() == 0) {
            return;
        }
        long former = TlsVector.open16(reader, TlsExtensionField.STATUS_LIST_LENGTH);
        while (reader.has(3)) {
            reader.u8(TlsField.STATUS_TYPE, TlsNumbers.STATUS_TYPES);
            long inner = TlsVector.open16(reader, TlsExtensionField.STATUS_LENGTH);
            TlsVector.bytes16(reader, TlsExtensionField.RESPONDERS_LENGTH, TlsExtensionField.RESPONDERS);
            TlsVector.bytes16(reader, TlsExtensionField.REQUEST_EXTENSIONS_LENGTH, TlsExtensionField.REQUEST_EXTENSIONS);
            TlsVector.close(reader, inner);
        }
        TlsVector.close(reader, former);
    }

    private static void signatures(FieldReader reader, int type, int message) {
        if (type == 34 && message == TlsHandshake.CERTIFICATE) {
            // the credential itself
            return;
        }
        TlsVector.numbers16(
                reader,
                TlsExtensionField.SIGNATURES_LENGTH,
                TlsExtensionField.SIGNATURES,
                TlsExtensionField.SIGNATURE,
                TlsNumbers.SIGNATURES);
    }

    private static void alpn(FieldReader reader, TlsExtensions.Collected found) {
        long former = TlsVector.open16(reader, TlsExtensionField.ALPN_LENGTH);
        List<String> names = new ArrayList<>(2);
        reader.enter(TlsExtensionField.ALPN_LIST);
        while (reader.has(1)) {
            String name =
                    TlsVector.text(reader, TlsExtensionField.ALPN_NAME, reader.u8(TlsExtensionField.ALPN_NAME_LENGTH));
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        reader.leave();
        TlsVector.close(reader, former);
        found.alpn = names;
    }

    private static void timestamps(FieldReader reader) {
        if (reader.remaining() == 0) {
            return;
        }
        long former = TlsVector.open16(reader, TlsExtensionField.TIMESTAMPS_LENGTH);
        while (reader.has(2)) {
            long inner = TlsVector.open16(reader, TlsExtensionField.TIMESTAMP_LENGTH);
            reader.u8(TlsExtensionField.TIMESTAMP_VERSION);
            reader.bytes(TlsExtensionField.TIMESTAMP_LOG, 32);
            reader.u64(TlsExtensionField.TIMESTAMP_TIME);
            if (reader.remaining() > 0 && !reader.isShort()) {
                reader.rest(TlsExtensionField.TIMESTAMP_REST);
            }
            TlsVector.close(reader, inner);
        }
        TlsVector.close(reader, former);
    }

    private static void certificateTypes(FieldReader reader, boolean isClient) {
        if (isClient) {
            TlsVector.numbers8(
                    reader,
                    TlsExtensionField.CERTIFICATE_TYPES_LENGTH,
                    null,
                    TlsExtensionField.CERTIFICATE_TYPE,
                    TlsNumbers.CERTIFICATE_TYPES);
        } else {
            reader.u8(TlsExtensionField.CERTIFICATE_TYPE, TlsNumbers.CERTIFICATE_TYPES);
        }
    }

    private static void compressions(FieldReader reader) {
        long former = TlsVector.open8(reader, TlsExtensionField.ALGORITHMS_LENGTH);
        while (reader.has(2)) {
            reader.u16(TlsField.COMPRESSED_ALGORITHM, TlsNumbers.CERTIFICATE_COMPRESSIONS);
        }
        TlsVector.close(reader, former);
    }

    private static void preSharedKey(FieldReader reader, boolean isClient, TlsExtensions.Collected found) {
        if (!isClient) {
            boolean isThere = reader.has(2);
            int selected = reader.u16(TlsExtensionField.SELECTED_IDENTITY);
            found.selectedIdentity = isThere ? selected : -1;
            return;
        }
        List<String> identities = new ArrayList<>(1);
        long former = TlsVector.open16(reader, TlsExtensionField.IDENTITIES_LENGTH);
        while (reader.has(2)) {
            int length = reader.u16(TlsExtensionField.PSK_IDENTITY_LENGTH);
            long at = TlsVector.bytes(reader, length, TlsExtensionField.PSK_IDENTITY);
            reader.bits(TlsExtensionField.TICKET_AGE, 32);
            identities.add(
                    at < 0 || reader.isShort() ? "" : TlsSessionName.ofTicket(reader.source(), at, length));
        }
        TlsVector.close(reader, former);
        found.identities = identities;
        former = TlsVector.open16(reader, TlsExtensionField.BINDERS_LENGTH);
        while (reader.has(1)) {
            TlsVector.bytes8(reader, TlsExtensionField.BINDER_LENGTH, TlsExtensionField.BINDER);
        }
        TlsVector.close(reader, former);
    }

    private static void versions(FieldReader reader, boolean isClient, TlsExtensions.Collected found) {
        if (!isClient) {
            boolean isThere = reader.has(2);
            int version = reader.u16(TlsExtensionField.SUPPORTED_VERSION, TlsNumbers.VERSIONS);
            found.versions = isThere ? List.of(version) : List.of();
            return;
        }
        long former = TlsVector.open8(reader, TlsExtensionField.VERSIONS_LENGTH);
        List<Integer> versions = new ArrayList<>(4);
        while (reader.has(2)) {
            versions.add(reader.u16(TlsExtensionField.SUPPORTED_VERSION, TlsNumbers.VERSIONS));
        }
        TlsVector.close(reader, former);
        found.versions = versions;
    }

    private static void keyShare(FieldReader reader, int message, TlsExtensions.Collected found) {
        if (message == TlsHandshake.HELLO_RETRY_REQUEST) {
            boolean isThere = reader.has(2);
            int group = reader.u16(TlsExtensionField.SELECTED_GROUP, TlsNumbers.GROUPS);
            found.shareGroups = isThere ? List.of(group) : List.of();
            return;
        }
        List<Integer> groups = new ArrayList<>(3);
        if (message == TlsHandshake.CLIENT_HELLO) {
            long former = TlsVector.open16(reader, TlsExtensionField.SHARES_LENGTH);
            while (reader.has(4)) {
                share(reader, groups);
            }
            TlsVector.close(reader, former);
        } else if (reader.has(2)) {
            share(reader, groups);
        }
        found.shareGroups = groups;
    }

    private static void share(FieldReader reader, List<Integer> groups) {
        if (reader.isExplaining()) {
            reader.enter(
                    TlsExtensionField.SHARE,
                    TlsNumbers.GROUPS.nameOf(Math.max(0, reader.peek(0)) << 8 | Math.max(0, reader.peek(1))));
        }
        groups.add(reader.u16(TlsExtensionField.SHARE_GROUP, TlsNumbers.GROUPS));
        TlsVector.bytes16(reader, TlsExtensionField.SHARE_LENGTH, TlsExtensionField.SHARE_KEY);
        if (reader.isExplaining()) {
            reader.leave();
        }
    }

    private static void applicationSettings(FieldReader reader, boolean isClient) {
        if (!isClient) {
            reader.rest(TlsExtensionField.SETTINGS);
            return;
        }
        long former = TlsVector.open16(reader, TlsExtensionField.SETTINGS_LENGTH);
        while (reader.has(1)) {
            TlsVector.text(
                    reader, TlsExtensionField.SETTINGS_NAME, reader.u8(TlsExtensionField.SETTINGS_NAME_LENGTH));
        }
        TlsVector.close(reader, former);
    }

    private static void encryptedHello(FieldReader reader, int message) {
        switch (message) {
            case TlsHandshake.CLIENT_HELLO -> {
                if (reader.u8(TlsExtensionField.ECH_TYPE, TlsNumbers.ECH_TYPES) != 0) {
                    return;
                }
                reader.u16(TlsExtensionField.ECH_KDF, TlsNumbers.KEY_DERIVATIONS);
                reader.u16(TlsExtensionField.ECH_AEAD, TlsNumbers.HPKE_CIPHERS);
                reader.u8(TlsExtensionField.ECH_CONFIG_ID);
                TlsVector.bytes16(reader, TlsExtensionField.ECH_KEY_LENGTH, TlsExtensionField.ECH_KEY);
                TlsVector.bytes16(reader, TlsExtensionField.ECH_PAYLOAD_LENGTH, TlsExtensionField.ECH_PAYLOAD);
            }
            case TlsHandshake.HELLO_RETRY_REQUEST -> reader.bytes(TlsExtensionField.ECH_CONFIRMATION, 8);
            case TlsHandshake.ENCRYPTED_EXTENSIONS -> reader.rest(TlsExtensionField.ECH_RETRY);
            default -> {
                // nowhere else
            }
        }
    }
}
