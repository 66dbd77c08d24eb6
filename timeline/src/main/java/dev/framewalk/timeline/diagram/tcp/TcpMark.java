package dev.framewalk.timeline.diagram.tcp;

/// Something on a TCP picture that a person may point at.
public sealed interface TcpMark {
    /// The packet that it stands for; 0 if none was captured.
    int packet();

    record OfSegment(TcpScene.Segment segment) implements TcpMark {
        @Override
        public int packet() {
            return segment.packet();
        }
    }

    record OfAcknowledgment(TcpScene.Acknowledgment acknowledgment) implements TcpMark {
        @Override
        public int packet() {
            return acknowledgment.packet();
        }
    }

    record OfEarlyBytes(TcpScene.EarlyBytes waiting) implements TcpMark {
        @Override
        public int packet() {
            return waiting.packet();
        }
    }

    record OfMissingRange(TcpScene.MissingRange hole) implements TcpMark {
        @Override
        public int packet() {
            return hole.filledBy() == 0 ? hole.openedBy() : hole.filledBy();
        }
    }

    record OfClosed(TcpScene.Closed closed) implements TcpMark {
        @Override
        public int packet() {
            return closed.closedBy();
        }
    }

    record OfDelivery(TcpScene.Delivery delivery) implements TcpMark {
        @Override
        public int packet() {
            return delivery.packet();
        }
    }

    record OfFlight(TcpScene.Sample sample) implements TcpMark {
        @Override
        public int packet() {
            return sample.packet();
        }
    }

    record OfRoundTrip(TcpScene.Sample sample) implements TcpMark {
        @Override
        public int packet() {
            return sample.packet();
        }
    }

    record OfCell(TcpScene.Cell cell) implements TcpMark {
        @Override
        public int packet() {
            return cell.firstPacket();
        }
    }
}
