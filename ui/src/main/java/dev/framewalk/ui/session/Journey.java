package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The way of one session to addresses, and the addresses of where it is: how a link is followed, and how one comes back to where one was after a
/// capture has been decoded again.
public final class Journey {
    private final Session session;

    Journey(Session session) {
        this.session = session;
    }

    // ---- where one is

    /// The address of what is selected, else of the event at the cursor; empty if it has none.
    public Optional<Address> here() {
        return whereabouts().stream().findFirst();
    }

    /// Addresses of what is selected, of the step at the cursor and of its packet, those that there are: the first that still leads somewhere is the nearest
    /// to where the user is.
    public List<Address> whereabouts() {
        List<Address> addresses = new ArrayList<>();
        if (session.event() < 0) {
            return addresses;
        }
        add(session.selection(), addresses);
        add(new Place.OfEvent(session.event()), addresses);
        if (session.packet() > 0) {
            add(new Place.OfPacket(session.packet()), addresses);
        }
        return addresses;
    }

    private void add(Place place, List<Address> into) {
        if (Addresses.of(session.timeline(), place) instanceof Addresses.Named.Ok(Address address)
                && !into.contains(address)) {
            into.add(address);
        }
    }

    // ---- where one goes

    /// Goes to an address, as soon as that much of the capture has been read.
    ///
    /// @param lost takes the reason if it leads nowhere
    public void to(Address address, Consumer<String> lost) {
        to(List.of(address), lost);
    }

    /// Goes to the first of several addresses of the same whereabouts that leads somewhere, as soon as the last one does, which is the easiest to find. Whoever
    /// has gone somewhere meanwhile is not taken away.
    ///
    /// @param lost takes the reason if all of them lead nowhere
    public void to(List<Address> addresses, Consumer<String> lost) {
        if (addresses.isEmpty()) {
            return;
        }
        Trip trip = new Trip(List.copyOf(addresses), lost);
        trip.look();
    }

    /// Goes to a place.
    public void to(Place place) {
        session.jump(Addresses.stepOf(session.timeline(), place));
        if (!(place instanceof Place.OfStep)) {
            session.select(place);
        }
    }

    /// One attempt after the other to arrive, until the capture has been read.
    private final class Trip implements ChangeListener<Number> {
        private final List<Address> addresses;
        private final Consumer<String> lost;
        private boolean isWaiting;
        private boolean isLooking;
        private boolean looksAgain;
        private boolean hasEnded;
        /// Where the cursor was while waiting began, and after the first step showed itself.
        private int stoodAt;

        Trip(List<Address> addresses, Consumer<String> lost) {
            this.addresses = addresses;
            this.lost = lost;
            this.stoodAt = session.cursor();
        }

        /// What an attempt came to.
        private record Look(@Nullable Place place, String reason, boolean isFinal) {}

        void look() {
            if (isLooking) {
                looksAgain = true;
                return;
            }
            isLooking = true;
            boolean isFinal = session.loading().phase() != Loading.Phase.READING;
            session.ask(() -> attempt(isFinal), this::arrived);
        }

        private Look attempt(boolean isFinal) {
            Timeline timeline = session.timeline();
            String reason = "";
            if (!isFinal && !(Addresses.find(timeline, addresses.getLast()) instanceof Addresses.Found)) {
                return new Look(null, "", false);
            }
            for (Address address : addresses) {
                switch (Addresses.find(timeline, address)) {
                    case Addresses.Found(Place place) -> {
                        return new Look(place, "", isFinal);
                    }
                    case Addresses.Nothing(String why) -> reason = reason.isEmpty() ? why : reason;
                }
            }
            return new Look(null, reason, isFinal);
        }

        private void arrived(Look look) {
            isLooking = false;
            if (hasEnded) {
                return;
            }
            Place place = look.place();
            if (place != null || look.isFinal()) {
                hasEnded = true;
                session.growthProperty().removeListener(this);
                boolean isStill = session.cursor() == stoodAt || isWaiting && session.cursor() <= first();
                if (place != null && isStill) {
                    to(place);
                } else if (place == null) {
                    lost.accept(look.reason());
                }
            } else if (!isWaiting) {
                isWaiting = true;
                session.growthProperty().addListener(this);
                look();
            } else if (looksAgain) {
                looksAgain = false;
                look();
            }
        }

        /// The step that shows itself at the beginning, without anybody having gone there.
        private int first() {
            return session.steps().isEmpty() ? 1 : session.steps().at(0) + 1;
        }

        @Override
        public void changed(ObservableValue<? extends Number> property, Number was, Number is) {
            look();
        }
    }
}
