package org.strayflow.serve;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * A range of addresses.
 *
 * @param address the first bits of the range
 * @param bits how many of them count
 */
public record Cidr(InetAddress address, int bits) {
    /**
     * Reads {@code 10.0.0.0/8}, {@code 192.168.1.7}, {@code fd00::/8}.
     *
     * @throws ConfigurationException CONF-221 when it is none; a name is none
     */
    public static Cidr parse(String text) throws ConfigurationException {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int most = address.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                return new Cidr(address, bits);
            }
        } catch (IllegalArgumentException e) {
            // Neither an address nor a number: told below.
        }
        throw new ConfigurationException(Problem.of(
                "CONF-221",
                String.format(Locale.ROOT, "“%s” is no range of addresses.", text),
                "Write it as 10.0.0.0/8, fd00::/8 or a single address."));
    }

    /** Whether an address lies in the range. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        if (mine.length != its.length || !Arrays.equals(mine, 0, whole, its, 0, whole)) {
            return false;
        }
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return rest == 0 || (mine[whole] & mask) == (its[whole] & mask);
    }
}
