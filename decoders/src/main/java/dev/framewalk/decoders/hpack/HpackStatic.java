package dev.framewalk.decoders.hpack;

import java.util.List;

/// The static table: 61 common header fields that every endpoint knows from the start (RFC 7541, Appendix A).
final class HpackStatic {
    private static final String TABLE =
            """
            :authority
            :method=GET
            :method=POST
            :path=/
            :path=/index.html
            :scheme=http
            :scheme=https
            :status=200
            :status=204
            :status=206
            :status=304
            :status=400
            :status=404
            :status=500
            accept-charset
            accept-encoding=gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """;

    /// Entry 1 first.
    static final List<HpackEntry> ENTRIES = TABLE.lines().map(HpackStatic::entry).toList();

    private static final HpackEntry[] BY_INDEX = ENTRIES.toArray(HpackEntry[]::new);

    private HpackStatic() {}

    private static HpackEntry entry(String line) {
        int equals = line.indexOf('=');
        return equals < 0
                ? new HpackEntry(line, "", 0, 0)
                : new HpackEntry(line.substring(0, equals), line.substring(equals + 1), 0, 0);
    }

    /// @param index 1 to 61
    static HpackEntry at(int index) {
        return BY_INDEX[index - 1];
    }
}
