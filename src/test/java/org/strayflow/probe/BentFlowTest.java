package org.strayflow.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;

class BentFlowTest {
    private static final int FLOWS = 300;

    private static List<PacketFlow> flows() {
        SplittableRandom random = new SplittableRandom(7);
        return IntStream.range(0, FLOWS)
                .mapToObj(i -> PacketFlow.random(random))
                .toList();
    }

    @Test
    void whatFollowsIsWhatTheBentPacketsThemselvesGive() {
        List<PacketFlow> flows = flows();
        FlowTable table = PacketFlow.table(flows);
        FlowColumns columns = FlowColumns.of(table);
        List<FlowColumns.Bendable> changing =
                columns.changing(flows.getFirst().columns().keySet());
        assertThat(changing).as("no column that follows is forgotten").hasSize(table.width() - 7);
        SplittableRandom random = new SplittableRandom(8);
        for (int row = 0; row < flows.size(); row++) {
            Flow flow = columns.flow(row);
            Room room = Room.of(flow, 0.1 + 2 * random.nextDouble());
            for (int i = 0; i < 20; i++) {
                Bend bend = room.bend(random.doubles(Room.CHOICES).toArray());
                Map<String, Double> truth = flows.get(row).bent(bend).columns();
                BentFlow bent = new BentFlow(flow, bend);
                for (FlowColumns.Bendable bendable : changing) {
                    String name = bendable.column().name();
                    double expected = Objects.requireNonNull(truth.get(name), name);
                    double error = bendable.column().isIntegral() ? 1 : 1e-3;
                    assertThat(bent.value(bendable, bendable.column().value(row)))
                            .as("%s of %s after %s", name, flows.get(row), bend.text())
                            .isCloseTo(expected, within(error + 1e-6 * Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void aBendNeverGoesBeyondItsBudgetNorBack() {
        List<PacketFlow> flows = flows();
        FlowColumns columns = FlowColumns.of(PacketFlow.table(flows));
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 0; row < flows.size(); row++) {
            Flow flow = columns.flow(row);
            for (double budget : new double[] {0.1, 0.5, 1, 3}) {
                Room room = Room.of(flow, budget);
                for (int i = 0; i < 20; i++) {
                    Bend bend = room.bend(random.doubles(Room.CHOICES).toArray());
                    double bytes = bend.padding() * flow.sentPackets() + bend.packets() * (double) bend.size();
                    assertThat((double) bend.packets()).isLessThanOrEqualTo(budget * flow.sentPackets());
                    assertThat(bytes).isLessThanOrEqualTo(budget * flow.sentBytes());
                    assertThat(bend.stretch()).isBetween(1.0, 1 + budget);
                    assertThat(flow.at(Quantity.DURATION) * bend.stretch()).isLessThanOrEqualTo(120e6);
                }
            }
        }
    }

    @Test
    void anIdleTimeThatWasNotThereDoesNotCome() {
        PacketFlow flow =
                new PacketFlow(List.of(new PacketFlow.Packet(true, 0, 10), new PacketFlow.Packet(true, 4_000_000, 10)));
        FlowColumns columns = FlowColumns.of(PacketFlow.table(List.of(flow)));
        assertThat(Room.of(columns.flow(0), 2).stretch()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void aMeanThatItsFileRoundsStaysRounded() {
        FlowTable table = new FlowTable(
                List.of(NumberColumn.of("spkts", 3), NumberColumn.of("sbytes", 200), NumberColumn.of("smean", 67)),
                List.of(Role.FEATURE, Role.FEATURE, Role.FEATURE),
                List.of(new Meant(Meaning.FORWARD_PACKETS, "spkts", 1), new Meant(Meaning.FORWARD_BYTES, "sbytes", 1)));
        FlowColumns columns = FlowColumns.of(table);
        FlowColumns.Bendable mean = columns.changing(Set.of("smean")).getFirst();
        BentFlow bent = new BentFlow(columns.flow(0), new Bend(1, 41, 0, 1));
        assertThat(bent.value(mean, 67)).isEqualTo(60);
    }

    @Test
    void nothingDoneChangesNothing() {
        List<PacketFlow> flows = flows();
        FlowTable table = PacketFlow.table(flows);
        FlowColumns columns = FlowColumns.of(table);
        for (FlowColumns.Bendable bendable : columns.changing(Set.copyOf(table.namesOf(Role.FEATURE)))) {
            for (int row = 0; row < FLOWS; row++) {
                double was = bendable.column().value(row);
                assertThat(new BentFlow(columns.flow(row), Bend.NONE).value(bendable, was))
                        .isEqualTo(was);
            }
        }
    }

    @Test
    void whereBytesCountHeadersAnAddedPacketHasThem() {
        FlowTable table = new FlowTable(
                List.of(
                        NumberColumn.of("Dur", 2, 0),
                        NumberColumn.of("TotPkts", 10, 1),
                        NumberColumn.of("TotBytes", 1_000, 60)),
                List.of(Role.FEATURE, Role.FEATURE, Role.FEATURE),
                List.of(
                        new Meant(Meaning.DURATION, "Dur", 1),
                        new Meant(Meaning.TOTAL_PACKETS, "TotPkts", 1),
                        new Meant(Meaning.TOTAL_BYTES, "TotBytes", 1)));
        FlowColumns columns = FlowColumns.of(table);
        assertThat(columns.controls()).containsExactlyInAnyOrder(Control.values());
        Bend most = Room.of(columns.flow(0), 0.5).bend(new double[] {1, 0, 0, 0});
        assertThat(most.packets()).isEqualTo(5);
        assertThat(most.size()).isEqualTo(Room.HEADERS);
        assertThat(most.text()).isEqualTo("5 more packets of 40 bytes");
        assertThat(Room.of(columns.flow(1), 0.5).bend(new double[] {1, 1, 0, 1}))
                .as("one packet of 60 bytes stays one packet, and no time stays no time")
                .isEqualTo(Bend.NONE);
    }
}
