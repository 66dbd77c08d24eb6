package dev.framewalk.decoders.dns;

/// The record types that are decoded field by field (IANA registry "Resource Record (RR) TYPEs"). All other numbers have names too:
/// [#nameOf(int)] never fails and never forgets the number.
public final class DnsType {
    public static final int A = 1;
    public static final int NS = 2;
    public static final int CNAME = 5;
    public static final int SOA = 6;
    public static final int PTR = 12;
    public static final int HINFO = 13;
    public static final int MX = 15;
    public static final int TXT = 16;
    public static final int RP = 17;
    public static final int AFSDB = 18;
    public static final int AAAA = 28;
    public static final int LOC = 29;
    public static final int SRV = 33;
    public static final int NAPTR = 35;
    public static final int DNAME = 39;
    public static final int OPT = 41;
    public static final int DS = 43;
    public static final int SSHFP = 44;
    public static final int RRSIG = 46;
    public static final int NSEC = 47;
    public static final int DNSKEY = 48;
    public static final int NSEC3 = 50;
    public static final int NSEC3PARAM = 51;
    public static final int TLSA = 52;
    public static final int SMIMEA = 53;
    public static final int CDS = 59;
    public static final int CDNSKEY = 60;
    public static final int OPENPGPKEY = 61;
    public static final int CSYNC = 62;
    public static final int ZONEMD = 63;
    public static final int SVCB = 64;
    public static final int HTTPS = 65;
    public static final int SPF = 99;
    public static final int TSIG = 250;
    public static final int IXFR = 251;
    public static final int AXFR = 252;
    public static final int ANY = 255;
    public static final int URI = 256;
    public static final int CAA = 257;

    private DnsType() {}

    /// The registry's mnemonic (`AAAA`), or `TYPE1234` as RFC 3597, section 5 writes types without one.
    public static String nameOf(int type) {
        String name = DnsRegistry.TYPE.assigned(type);
        return name == null ? "TYPE" + type : name;
    }
}
