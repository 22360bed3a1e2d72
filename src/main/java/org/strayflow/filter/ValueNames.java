package org.strayflow.filter;

import java.util.Map;
import org.strayflow.flow.Meaning;

/** Numbers of protocols and ports with the names that people know them by (IANA's registries); other values as they are. */
public final class ValueNames {
    /** What some captures write where no service was recognised. */
    private static final String NO_SERVICE = "-";

    private static final Map<String, String> PROTOCOLS = Map.ofEntries(
            Map.entry("1", "ICMP"),
            Map.entry("2", "IGMP"),
            Map.entry("6", "TCP"),
            Map.entry("17", "UDP"),
            Map.entry("41", "IPv6"),
            Map.entry("47", "GRE"),
            Map.entry("50", "ESP"),
            Map.entry("58", "ICMPv6"),
            Map.entry("89", "OSPF"),
            Map.entry("103", "PIM"),
            Map.entry("132", "SCTP"));

    private static final Map<String, String> PORTS = Map.ofEntries(
            Map.entry("20", "ftp-data"),
            Map.entry("21", "ftp"),
            Map.entry("22", "ssh"),
            Map.entry("23", "telnet"),
            Map.entry("25", "smtp"),
            Map.entry("53", "dns"),
            Map.entry("67", "dhcp"),
            Map.entry("68", "dhcp"),
            Map.entry("80", "http"),
            Map.entry("88", "kerberos"),
            Map.entry("110", "pop3"),
            Map.entry("123", "ntp"),
            Map.entry("135", "msrpc"),
            Map.entry("137", "netbios-ns"),
            Map.entry("138", "netbios-dgm"),
            Map.entry("139", "netbios-ssn"),
            Map.entry("143", "imap"),
            Map.entry("161", "snmp"),
            Map.entry("389", "ldap"),
            Map.entry("443", "https"),
            Map.entry("445", "smb"),
            Map.entry("465", "smtps"),
            Map.entry("514", "syslog"),
            Map.entry("587", "submission"),
            Map.entry("636", "ldaps"),
            Map.entry("993", "imaps"),
            Map.entry("995", "pop3s"),
            Map.entry("1433", "ms-sql"),
            Map.entry("1900", "ssdp"),
            Map.entry("3268", "global catalog"),
            Map.entry("3306", "mysql"),
            Map.entry("3389", "rdp"),
            Map.entry("5353", "mdns"),
            Map.entry("5355", "llmnr"),
            Map.entry("5432", "postgresql"),
            Map.entry("8080", "http-alt"));

    private ValueNames() {}

    /**
     * A value with its name: {@code TCP (6)}, {@code 443 https}; the value itself where it has none, {@code no value} for an empty one,
     * {@code (none)} for the dash that stands for no service.
     *
     * @param meaning of the column that the value stands in
     * @param value as the column writes it
     */
    public static String of(Meaning meaning, String value) {
        if (value.isEmpty()) {
            return "no value";
        }
        if (meaning == Meaning.SERVICE && value.equals(NO_SERVICE)) {
            return "(none)";
        }
        String name =
                switch (meaning) {
                    case PROTOCOL -> PROTOCOLS.get(value);
                    case SOURCE_PORT, DESTINATION_PORT -> PORTS.get(value);
                    default -> null;
                };
        if (name == null) {
            return value;
        }
        return meaning == Meaning.PROTOCOL ? name + " (" + value + ")" : value + " " + name;
    }
}
