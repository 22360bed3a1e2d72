package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.flow.Role;

class LayoutsTest {
    private static Head head(String header, String... rows) {
        List<List<String>> records = new ArrayList<>();
        records.add(Arrays.asList(header.split(",", -1)));
        for (String row : rows) {
            records.add(Arrays.asList(row.split(",", -1)));
        }
        return new Head(records);
    }

    private static Role roleOf(String name, String... cells) {
        return roleOf(
                head(name + ",other", Arrays.stream(cells).map(c -> c + ",1").toArray(String[]::new)), 0);
    }

    private static Role roleOf(Head head, int place) {
        return Layouts.recognise(head).columns().columns().get(place).role();
    }

    @Test
    void everyLayoutHasANameOfItsOwn() {
        assertThat(Layouts.ALL.stream().map(Layout::id)).doesNotHaveDuplicates();
        assertThat(Layouts.ALL.stream().map(Layout::title)).doesNotHaveDuplicates();
    }

    @Test
    void aKnownLayoutNeedsAllItsColumnsButNotItsLabel() {
        List<String> names = new ArrayList<>(List.of("Destination Port"));
        CicColumns.FEATURES.forEach(plan -> names.add(plan.name().toUpperCase(java.util.Locale.ROOT)));
        String row = "1,".repeat(names.size() - 1) + "1";
        Layouts.Recognised found = Layouts.recognise(head(String.join(",", names), row));
        assertThat(found.layout().id()).isEqualTo("cic-ids2017-machine-learning");
        assertThat(found.columns().columns()).extracting(ColumnPlan::role).containsOnly(Role.FEATURE);
        names.removeLast();
        Layouts.Recognised less = Layouts.recognise(head(String.join(",", names), row.substring(2)));
        assertThat(less.layout().id()).isNotEqualTo("cic-ids2017-machine-learning");
    }

    @Test
    void columnsBesideTheKnownOnesAreGuessed() {
        List<String> names = new ArrayList<>(List.of("Destination Port"));
        CicColumns.FEATURES.forEach(plan -> names.add(plan.name()));
        names.addAll(List.of("Label", "anomaly_score", "rank", "top_features", "Class", "Src IP"));
        Layouts.Recognised found = Layouts.recognise(head(
                String.join(",", names),
                "1,".repeat(78) + "BENIGN,0.5,1,a,scan,10.0.0.1",
                "1,".repeat(78) + "DDoS,0.4,2,b,scan,10.0.0.2"));
        assertThat(found.layout().id()).isEqualTo("cic-ids2017-machine-learning");
        assertThat(found.columns().columns().subList(78, 84))
                .extracting(ColumnPlan::role)
                .containsExactly(Role.LABEL, Role.IGNORED, Role.IGNORED, Role.IGNORED, Role.IGNORED, Role.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "Label, LABEL",
        "attack_cat, LABEL",
        "Attack Type, LABEL",
        "class, LABEL",
        "uid, IDENTIFIER",
        "Flow ID, IDENTIFIER",
        "id.orig_h, ADDRESS",
        "SrcAddr, ADDRESS",
        "Sport, PORT",
        "Src Port, PORT",
        "Dst Port, FEATURE",
        "Dport, FEATURE",
        "StartTime, TIME",
        "ts, TIME",
        "difficulty_level, IGNORED",
        "Flow Duration, FEATURE",
        "Protocol, FEATURE",
    })
    void rolesAreGuessedByName(String name, Role role) {
        assertThat(roleOf(name, "1", "5", "3")).isEqualTo(role);
    }

    @Test
    void rolesAreGuessedByValue() {
        assertThat(roleOf("a", "10.0.0.1", "192.168.1.20")).isEqualTo(Role.ADDRESS);
        assertThat(roleOf("a", "fe80::44d2", "ff02::1:3", "00:0c:29:af:5e:01")).isEqualTo(Role.ADDRESS);
        assertThat(roleOf("a", "7/7/2017 3:56", "31/12/2017 11:05")).isEqualTo(Role.TIME);
        assertThat(roleOf("a", "2019/04/04 16:23:00.325010")).isEqualTo(Role.TIME);
        assertThat(roleOf("a", "2017-07-05T19:03:36Z")).isEqualTo(Role.TIME);
        assertThat(roleOf("a", IntStream.range(5, 30).mapToObj(String::valueOf).toArray(String[]::new)))
                .isEqualTo(Role.IDENTIFIER);
        assertThat(roleOf(
                        "a",
                        IntStream.range(0, 30)
                                .mapToObj(i -> "C" + i * 7919 + "x")
                                .toArray(String[]::new)))
                .isEqualTo(Role.IDENTIFIER);
        assertThat(roleOf("a", "tcp", "udp", "tcp")).isEqualTo(Role.FEATURE);
        assertThat(roleOf("a", "1.5", "2.5")).isEqualTo(Role.FEATURE);
    }

    @Test
    void ofSeveralLabelsTheOneThatNamesKindsIsTaken() {
        Head both = head("x,label,attack_cat", "1,0,Normal", "2,1,Exploits");
        assertThat(roleOf(both, 1)).isEqualTo(Role.IGNORED);
        assertThat(roleOf(both, 2)).isEqualTo(Role.LABEL);
        Head texts = head("x,class,Label", "1,a,b");
        assertThat(roleOf(texts, 1)).isEqualTo(Role.IGNORED);
        assertThat(roleOf(texts, 2)).isEqualTo(Role.LABEL);
    }

    @Test
    void aFirstRecordOfNumbersIsNoHeader() {
        assertThat(Layouts.recognise(head("1,tcp,2", "3,udp,4")).columns().header())
                .isFalse();
        assertThat(Layouts.recognise(head("id,2017,2018", "1,3,4")).columns().header())
                .isTrue();
        assertThat(Layouts.recognise(head("0,1,2", "5,3,4")).columns().header()).isTrue();
        assertThat(Layouts.recognise(head("a,b", "x,y")).columns().header()).isTrue();
    }

    @Test
    void oneBrokenRecordDoesNotHideNslKdd() {
        String good = "0,tcp,http,SF," + "1,".repeat(37) + "normal,20";
        Layouts.Recognised found = Layouts.recognise(head(good, good, good.replace("http,SF,1", "http,SF,x"), good));
        assertThat(found.layout().id()).isEqualTo("nsl-kdd");
        String kdd = good.replace(",20", "").replace("normal", "normal.");
        Layouts.Recognised old = Layouts.recognise(head(kdd, kdd));
        assertThat(old.layout().id()).isEqualTo("kdd99");
        assertThat(Objects.requireNonNull(old.columns().columns().getLast()).role())
                .isEqualTo(Role.LABEL);
    }
}
