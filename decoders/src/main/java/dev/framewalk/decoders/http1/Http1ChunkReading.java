package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.Unit;

/// The part of the decoder that reads what stands around the data of chunks: sizes, line ends, trailers.
final class Http1ChunkReading {
    private final Http1Exchanges exchanges;
    private final Skim skim;

    Http1ChunkReading(Http1Exchanges exchanges, Skim skim) {
        this.exchanges = exchanges;
        this.skim = skim;
    }

    /// In or before a line with a size. Returns where reading goes on.
    long size(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long lineFeed = window.indexOf((byte) Http1Line.LF, position, end);
        if (lineFeed < 0) {
            return exchanges.keepUnfinished(flow, window, position, end, shift);
        }
        long lineEnd = lineFeed + 1;
        Bytes source = window;
        long from = position;
        long to = lineEnd;
        if (flow.hasCarry()) {
            flow.keep(window, position, (int) (lineEnd - position), position + shift);
            source = flow.carried();
            from = 0;
            to = flow.carryLength();
        }
        skim.begin(source, from, to);
        long size = Http1Chunk.parseSize(skim);
        flow.chunkFrom = lineEnd + shift - (to - from);
        if (skim.anomalies() > 0) {
            exchanges.report(flow, source, from, to, flow.chunkFrom, Http1Chunk::parseSize);
        }
        flow.dropCarry();
        if (size == Http1Chunk.BAD_SIZE) {
            exchanges.lose(flow, lineEnd + shift);
            return lineEnd;
        }
        flow.chunks++;
        flow.chunkData = lineEnd + shift;
        flow.remaining = size;
        if (size > 0) {
            flow.step(Http1Life.Trigger.CHUNK_ANNOUNCED);
        } else {
            Unit nothing = flow.unit(flow.chunkData, flow.chunkData);
            exchanges.event(new Http1Event.ChunkSeen(
                    flow.unit(flow.chunkFrom, flow.chunkData), flow.exchange, flow.chunks, nothing));
            flow.step(Http1Life.Trigger.LAST_CHUNK_ANNOUNCED);
            flow.lineFrom = flow.chunkData;
        }
        return lineEnd;
    }

    /// In the line end behind the data. Returns where reading goes on.
    long end(Http1Flow flow, Bytes window, long position, long shift) {
        int first = window.u8(position);
        if (first == Http1Line.CR && !flow.hasCarry()) {
            flow.keep(window, position, 1, position + shift);
            return position + 1;
        }
        long dataEnd = flow.hasCarry() ? flow.carryFrom() : position + shift;
        boolean isBare = !flow.hasCarry();
        flow.dropCarry();
        if (first != Http1Line.LF) {
            exchanges.anomaly(
                    flow.unit(dataEnd, position + shift + 1), Http1Anomaly.CHUNK_END_MISSING, "other bytes", "CRLF");
            exchanges.lose(flow, position + shift);
            return position;
        }
        if (isBare) {
            exchanges.anomaly(flow.unit(dataEnd, dataEnd + 1), Http1Anomaly.BARE_LINE_FEED, "LF", "CRLF");
        }
        long chunkEnd = position + 1 + shift;
        exchanges.event(new Http1Event.ChunkSeen(
                flow.unit(flow.chunkFrom, chunkEnd), flow.exchange, flow.chunks, flow.unit(flow.chunkData, dataEnd)));
        flow.step(Http1Life.Trigger.CHUNK_ENDED);
        return position + 1;
    }

    /// Behind the last chunk. Returns where reading goes on, negated if the message ended there.
    long trailers(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long scan = position;
        while (true) {
            long lineFeed = window.indexOf((byte) Http1Line.LF, scan, end);
            if (lineFeed < 0) {
                return exchanges.keepUnfinished(flow, window, position, end, shift);
            }
            boolean isBlank = flow.isBlankLine(window, position, lineFeed, shift);
            flow.lineFrom = lineFeed + 1 + shift;
            scan = lineFeed + 1;
            if (isBlank) {
                break;
            }
        }
        Bytes source = window;
        long from = position;
        long to = scan;
        if (flow.hasCarry()) {
            flow.keep(window, position, (int) (scan - position), position + shift);
            source = flow.carried();
            from = 0;
            to = flow.carryLength();
        }
        long begin = scan + shift - (to - from);
        skim.begin(source, from, to);
        int count = Http1Message.parseTrailers(skim);
        if (count > 0) {
            flow.trailers = flow.unit(begin, scan + shift);
            exchanges.event(new Http1Event.TrailersSeen(flow.unit(begin, scan + shift), flow.exchange, count));
        }
        if (skim.anomalies() > 0) {
            exchanges.report(flow, source, from, to, begin, Http1Message::parseTrailers);
        }
        flow.dropCarry();
        return -scan;
    }
}
