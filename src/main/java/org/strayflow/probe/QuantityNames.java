package org.strayflow.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.strayflow.flow.Meaning;

/** The names that columns with a {@link Quantity} have in the layouts of CICFlowMeter, Zeek and UNSW-NB15, beside their meanings. */
final class QuantityNames {
    /** Words that are spelled in several ways, and the one that stands for them. */
    private static final String[][] SPELLINGS = {
        {"packets", "pkt"},
        {"packet", "pkt"},
        {"pkts", "pkt"},
        {"bytes", "byte"},
        {"byts", "byte"},
        {"length", "len"},
        {"total", "tot"},
        {"backward", "bwd"},
        {"forward", "fwd"},
        {"average", "avg"},
        {"count", "cnt"},
        {"variance", "var"},
        {"segment", "seg"},
    };

    private static final Map<String, Quantity> KNOWN = new HashMap<>();

    static {
        add(Quantity.FORWARD_WIRE_BYTES, "origipbyte");
        add(Quantity.FORWARD_HEADER_BYTES, "fwdheaderlen fwdheaderlen1");
        add(Quantity.SUBFLOW_FORWARD_PACKETS, "subflowfwdpkt");
        add(Quantity.SUBFLOW_FORWARD_BYTES, "subflowfwdbyte");
        add(Quantity.FORWARD_DATA_PACKETS, "actdatapktfwd fwdactdatapkt");
        add(Quantity.ACKNOWLEDGED_PACKETS, "ackflagcnt");
        add(Quantity.FORWARD_LENGTH_MAX, "fwdpktlenmax");
        add(Quantity.FORWARD_LENGTH_MIN, "fwdpktlenmin");
        add(Quantity.FORWARD_LENGTH_MEAN, "fwdpktlenmean avgfwdsegsize fwdsegsizeavg smean smeansz");
        add(Quantity.FORWARD_LENGTH_STD, "fwdpktlenstd");
        add(Quantity.BACKWARD_LENGTH_MIN, "bwdpktlenmin");
        add(Quantity.LENGTH_MAX, "maxpktlen pktlenmax");
        add(Quantity.LENGTH_MIN, "minpktlen pktlenmin");
        add(Quantity.LENGTH_MEAN, "pktlenmean avgpktsize pktsizeavg");
        add(Quantity.LENGTH_STD, "pktlenstd");
        add(Quantity.LENGTH_VARIANCE, "pktlenvar");
        add(Quantity.BYTE_RATE, "flowbyte/s");
        add(Quantity.PACKET_RATE, "flowpkt/s");
        add(Quantity.FORWARD_PACKET_RATE, "fwdpkt/s");
        add(Quantity.BACKWARD_RATE, "bwdpkt/s dload");
        add(Quantity.FORWARD_BYTE_RATE, "sload");
        add(Quantity.DOWN_UP_RATIO, "downupratio");
        add(Quantity.GAP_MEAN, "flowiatmean");
        add(Quantity.GAP_STD, "flowiatstd");
        add(Quantity.GAP_MAX, "flowiatmax");
        add(Quantity.GAP_MIN, "flowiatmin");
        add(Quantity.FORWARD_GAP_TOTAL, "fwdiattot");
        add(Quantity.FORWARD_GAP_MEAN, "fwdiatmean sinpkt sintpkt");
        add(Quantity.FORWARD_GAP_STD, "fwdiatstd");
        add(Quantity.FORWARD_GAP_MAX, "fwdiatmax");
        add(Quantity.FORWARD_GAP_MIN, "fwdiatmin");
        add(Quantity.IDLE_MAX, "idlemax");
        add(
                Quantity.GAP,
                "bwdiattot bwdiatmean bwdiatstd bwdiatmax bwdiatmin activemean activestd activemax activemin idlemean idlestd"
                        + " idlemin tottcpflowtime dinpkt dintpkt sjit djit");
    }

    private QuantityNames() {}

    private static void add(Quantity quantity, String names) {
        for (String name : List.of(names.split(" "))) {
            KNOWN.put(name, quantity);
        }
    }

    /** What a column of a name says; empty where no bend changes it. */
    static Optional<Quantity> of(String column) {
        return Optional.ofNullable(KNOWN.get(plain(column)));
    }

    /** What a column with a meaning says. */
    static Optional<Quantity> of(Meaning meaning) {
        return switch (meaning) {
            case DURATION -> Optional.of(Quantity.DURATION);
            case FORWARD_PACKETS -> Optional.of(Quantity.FORWARD_PACKETS);
            case BACKWARD_PACKETS -> Optional.of(Quantity.BACKWARD_PACKETS);
            case TOTAL_PACKETS -> Optional.of(Quantity.TOTAL_PACKETS);
            case FORWARD_BYTES -> Optional.of(Quantity.FORWARD_BYTES);
            case BACKWARD_BYTES -> Optional.of(Quantity.BACKWARD_BYTES);
            case TOTAL_BYTES -> Optional.of(Quantity.TOTAL_BYTES);
            default -> Optional.empty();
        };
    }

    /** A name without blanks, marks and differences of spelling; the end of a rate stays. */
    private static String plain(String name) {
        String text = name.toLowerCase(Locale.ROOT).strip();
        StringBuilder plain = new StringBuilder();
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        String spelled = plain.toString();
        if (text.endsWith("/s")) {
            spelled = spelled.substring(0, spelled.length() - 1) + "/s";
        }
        for (String[] spelling : SPELLINGS) {
            spelled = spelled.replace(spelling[0], spelling[1]);
        }
        return spelled;
    }
}
