package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsMessageTest {
    /// An answer about `a.example` with one record of this type.
    private static Explained answer(int type, String data) {
        return whole(Explained.of(
                Messages.response(1, "a.example", type, 1).record(12, type, 60, data).end()));
    }

    private static Explained whole(Explained explained) {
        assertThat(explained.tiling()).isEmpty();
        assertThat(explained.skimmed).isEqualTo(explained.message);
        assertThat(explained.skim.anomalies()).isEqualTo(explained.findings().size());
        return explained;
    }

    private static Explained edns(String options) {
        byte[] data = new Messages().hex(options).array();
        return whole(Explained.of(Messages.header(1, 0x0120, 1, 0, 0, 1)
                .name("a.example")
                .u16(1)
                .u16(1)
                .u8(0)
                .u16(DnsType.OPT)
                .u16(1232)
                .u32(0x8000)
                .u16(data.length)
                .bytes(data)
                .end()));
    }

    @Test
    void rfc1034Section621TheHeaderOfAnAnswerFromAnAuthority() {
        // "QR=1, AA=1" for SRI-NIC.ARPA, with one answer
        Explained explained = whole(Explained.of(Messages.header(0xbeef, 0x8400, 1, 1, 0, 0)
                .name("SRI-NIC.ARPA")
                .u16(1)
                .u16(1)
                .record(12, 1, 86400, "1a000049")
                .end()));

        assertThat(explained.value("dns.id")).isEqualTo("0xbeef");
        assertThat(explained.value("dns.flags.response")).isEqualTo("set");
        assertThat(explained.value("dns.flags.opcode")).isEqualTo("0 (query)");
        assertThat(explained.value("dns.flags.authoritative")).isEqualTo("set");
        assertThat(explained.value("dns.flags.recdesired")).isEqualTo("not set");
        assertThat(explained.value("dns.flags.rcode")).isEqualTo("0 (no error)");
        assertThat(explained.value("dns.qry.name")).isEqualTo("SRI-NIC.ARPA");
        assertThat(explained.value("dns.qry.type")).isEqualTo("1 (A)");
        assertThat(explained.value("dns.qry.class")).isEqualTo("0x0001 (IN)");
        assertThat(explained.value("dns.resp.name")).isEqualTo("SRI-NIC.ARPA");
        assertThat(explained.value("x.dns.name.continues_at")).isEqualTo("12");
        assertThat(explained.value("dns.resp.ttl")).isEqualTo("86400");
        assertThat(explained.value("dns.a")).isEqualTo("26.0.0.73");
        assertThat(explained.value("x.dns.record")).isEqualTo("A SRI-NIC.ARPA");
        assertThat(explained.anomalies()).isEmpty();
        assertThat(explained.message.answers())
                .containsExactly(new DnsAnswer("SRI-NIC.ARPA", 1, 86400, "26.0.0.73"));
    }

    @ParameterizedTest(name = "{0}: {2} is {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            28  | 20010db8000000000000000000000001            | dns.aaaa                     | 2001:db8::1
            2   | 026e73c00e                                  | dns.ns                       | ns.example
            5   | 0162c00e                                    | dns.cname                    | b.example
            39  | 0162c00e                                    | dns.dname                    | b.example
            12  | 0162c00e                                    | dns.ptr.domain_name          | b.example
            6   | 026e73c00e 0168c00e 00000007 00000e10 00000258 00015180 0000003c | dns.soa.serial_number | 7
            6   | 026e73c00e 0168c00e 00000007 00000e10 00000258 00015180 0000003c | dns.soa.minimum_ttl | 60
            15  | 000a 026d78c00e                             | dns.mx.mail_exchange         | mx.example
            16  | 026869 05776f726c64                         | dns.txt                      | hi
            13  | 0752464338343832 00                         | dns.hinfo.cpu                | RFC8482
            17  | 0162c00e 00                                 | dns.rp.mailbox               | b.example
            18  | 0001 0162c00e                               | dns.afsdb.hostname           | b.example
            33  | 0001 0002 01bb 0162c00e                     | dns.srv.port                 | 443
            33  | 0001 0002 01bb 0162c00e                     | dns.srv.target               | b.example
            35  | 0064 0032 0173 075349502b443255 00 0162c00e | dns.naptr.service            | SIP+D2U
            35  | 0064 0032 0173 075349502b443255 00 0162c00e | dns.naptr.replacement        | b.example
            257 | 80 05 6973737565 63612e6578616d706c65       | dns.caa.value                | ca.example
            257 | 80 05 6973737565 63612e6578616d706c65       | dns.caa.flags.issuer_critical | set
            256 | 000a 0001 68747470733a2f2f61                | x.dns.uri.target             | https://a
            43  | ec45 05 01 2bb183af5f22588179a53b0a98631fad1a292118 | dns.ds.key_id        | 60485
            43  | ec45 05 01 2bb183af5f22588179a53b0a98631fad1a292118 | dns.ds.algorithm     | 5 (RSA/SHA-1)
            59  | 0000 00 00 00                               | dns.ds.algorithm             | 0 (delete)
            46  | 0001 05 03 00015180 3e7f3ef7 3e57b1f7 0a52 00 aabb | dns.rrsig.type_covered | 1 (A)
            46  | 0001 05 03 00015180 3e7f3ef7 3e57b1f7 0a52 00 aabb | dns.rrsig.key_tag | 2642
            51  | 01 00 0000 00                               | dns.nsec3.iterations         | 0
            62  | 00000042 0003 0004 60000008                 | dns.csync.flags.immediate    | set
            62  | 00000042 0003 0004 60000008                 | x.dns.type_bitmap.types      | A NS AAAA
            63  | 00000007 01 01 aabb                         | dns.zonemd.scheme            | 1 (simple)
            52  | 03 01 01 aabb                               | dns.tlsa.selector            | 1 (public key)
            53  | 03 01 01 aabb                               | dns.tlsa.certificate_usage   | 3 (domain-issued certificate, DANE-EE)
            44  | 04 02 aabb                                  | dns.sshfp.algorithm          | 4 (Ed25519)
            61  | aabb                                        | dns.openpgpkey               | aabb
            99  | 026869                                      | dns.spf                      | hi
            4711| c0ffee                                      | dns.data                     | c0ffee
            """)
    void eachTypeOfRecordIsTakenApart(int type, String data, String field, String value) {
        Explained explained = answer(type, data);
        assertThat(explained.values(field)).contains(value);
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void rfc4034Section43AnNsecRecord() {
        // alfa.example.com. NSEC host.example.com. ( A MX RRSIG NSEC TYPE1234 ), bytes as in the RFC
        Explained explained = answer(
                DnsType.NSEC,
                "04686f7374 076578616d706c65 03636f6d 00 0006 400100000003 041b 000000000000000000000000000000"
                        + "000000000000000000000020");
        assertThat(explained.value("dns.nsec.next_domain_name")).isEqualTo("host.example.com");
        assertThat(explained.values("x.dns.type_bitmap.types")).containsExactly("A MX RRSIG NSEC", "TYPE1234");
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void rfc4034Section54AKeyHasTheTagThatItsDsNames() {
        // dskey.example.com. DNSKEY 256 3 5 ( ... ) ; key id = 60485
        byte[] key = java.util.Base64.getDecoder()
                .decode("AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvx"
                        + "egXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==");
        Bytes data = new Messages().u16(256).u8(3).u8(5).bytes(key).end();
        assertThat(DnsSecurityData.keyTag(data, 0, data.length())).isEqualTo(60485);

        Explained explained = whole(Explained.of(Messages.response(1, "a.example", DnsType.DNSKEY, 1)
                .record(12, DnsType.DNSKEY, 60, java.util.HexFormat.of().formatHex(data.toArray()))
                .end()));
        assertThat(explained.value("dns.dnskey.key_id")).isEqualTo("60485");
        assertThat(explained.value("dns.dnskey.flags.zone_key")).isEqualTo("set");
        assertThat(explained.value("dns.dnskey.flags.secure_entry_point")).isEqualTo("not set");
    }

    @Test
    void rfc5155AppendixAAHashedNameIsWrittenInBase32() {
        // 2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 1 12 aabbccdd ( 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG )
        Explained explained = answer(
                DnsType.NSEC3,
                "01 01 000c 04 aabbccdd 14 17f3df17b2b2adaef615257de4d2020b80ac6c7c 0006400000000002");
        assertThat(explained.value("dns.nsec3.hash_value")).isEqualTo("2vptu5timamqttgl4luu9kg21e0aor3s");
        assertThat(explained.value("dns.nsec3.flags.opt_out")).isEqualTo("set");
        assertThat(explained.value("dns.nsec3.salt_value")).isEqualTo("aabbccdd");
        assertThat(explained.value("x.dns.type_bitmap.types")).isEqualTo("A RRSIG");
    }

    @Test
    void rfc1876ALocationIsShownInDegrees() {
        // 42 21 54 N 71 06 18 W -24m 30m, from section 4
        Explained explained = answer(DnsType.LOC, "00 33 16 13 89172dd0 70be15f0 00988d20");
        assertThat(explained.value("dns.loc.latitude")).isEqualTo("2299997648 (42° 21′ 54.000″ N)");
        assertThat(explained.value("dns.loc.longitude")).isEqualTo("1891505648 (71° 6′ 18.000″ W)");
        assertThat(explained.value("dns.loc.size")).isEqualTo("0x33 (30.00 m)");
        assertThat(explained.value("dns.loc.horizontal_precision")).isEqualTo("0x16 (10000.00 m)");
        assertThat(explained.value("dns.loc.altitude")).isEqualTo("9997600 (-24.00 m)");
    }

    @Test
    void rfc9460AppendixDServiceParametersAreTakenApart() {
        // figure 9: 16 foo.example.org. mandatory=ipv4hint,alpn ipv4hint=192.0.2.1 alpn=h2,h3-19
        Explained explained = answer(
                DnsType.HTTPS,
                "0010 03666f6f 076578616d706c65 036f7267 00"
                        + "0000 0004 0001 0004"
                        + "0001 0009 02 6832 05 68332d3139"
                        + "0004 0004 c0000201");
        assertThat(explained.value("dns.svcb.svcpriority")).isEqualTo("16");
        assertThat(explained.value("dns.svcb.targetname")).isEqualTo("foo.example.org");
        assertThat(explained.values("dns.svcb.svcparam.mandatory.key")).containsExactly("1 (alpn)", "4 (ipv4hint)");
        assertThat(explained.values("dns.svcb.svcparam.alpn")).containsExactly("h2", "h3-19");
        assertThat(explained.values("dns.svcb.svcparam.ipv4hint.ip")).containsExactly("192.0.2.1");
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void allServiceParametersHaveAReading() {
        Explained explained = answer(
                DnsType.SVCB,
                "0001 00 0002 0000 0003 0002 01bb 0005 0002 aabb 0006 0010 20010db8000000000000000000000001"
                        + "0007 0010 2f646e732d71756572797b3f646e737d 0008 0000 0009 0002 11ec ff00 0001 07");
        assertThat(explained.value("dns.svcb.targetname")).isEqualTo("<Root>");
        assertThat(explained.values("dns.svcb.svcparam"))
                .containsExactly(
                        "no-default-alpn", "port", "ech", "ipv6hint", "dohpath", "ohttp", "tls-supported-groups", "key65280");
        assertThat(explained.value("dns.svcb.svcparam.port")).isEqualTo("443");
        assertThat(explained.value("x.dns.svcb.svcparam.dohpath")).isEqualTo("/dns-query{?dns}");
        assertThat(explained.value("x.dns.svcb.svcparam.tls_group")).isEqualTo("4588 (X25519MLKEM768)");
        assertThat(explained.value("dns.svcb.svcparam.value")).isEqualTo("07");
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void ednsOptionsAreTakenApart() {
        Explained explained = edns("0003 0003 6e7331 0005 0002 080d 0008 0007 0001 18 00 c00002"
                + "000a 0008 0102030405060708 000b 0002 012c 000c 0003 000000 000f 0007 0012 626c6f636b");
        assertThat(explained.value("dns.rr.udp_payload_size")).isEqualTo("1232");
        assertThat(explained.value("dns.resp.z.do")).isEqualTo("set");
        assertThat(explained.value("x.dns.opt.nsid")).isEqualTo("ns1");
        assertThat(explained.values("dns.opt.dau")).containsExactly("8 (RSA/SHA-256)", "13 (ECDSA P-256 with SHA-256)");
        assertThat(explained.value("dns.opt.client.addr4")).isEqualTo("192.0.2.0");
        assertThat(explained.value("dns.opt.client.netmask")).isEqualTo("24");
        assertThat(explained.value("dns.opt.cookie.client")).isEqualTo("0102030405060708");
        assertThat(explained.value("dns.opt.edns_tcp_keepalive.timeout")).isEqualTo("300 (30.0 s)");
        assertThat(explained.value("dns.opt.padding")).isEqualTo("000000");
        assertThat(explained.value("dns.opt.ext_error.info_code")).isEqualTo("18 (prohibited)");
        assertThat(explained.value("dns.opt.ext_error.extra_text")).isEqualTo("block");
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void ednsWidensTheResponseCode() {
        Explained explained = whole(Explained.of(Messages.header(1, 0x8180, 1, 0, 0, 1)
                .name("a.example")
                .u16(1)
                .u16(1)
                .u8(0)
                .u16(DnsType.OPT)
                .u16(1232)
                .u32(0x0100_0000L)
                .u16(0)
                .end()));
        assertThat(explained.message.responseCode()).isEqualTo(16);
        assertThat(explained.message.headerResponseCode()).isZero();
        assertThat(explained.value("x.dns.rcode")).isEqualTo("16 (bad EDNS version or bad signature)");
    }

    @Test
    void numbersWithoutANameKeepTheirNumberAndSayWhatTheyAre() {
        assertThat(DnsRegistry.TYPE.nameOf(4711)).isEqualTo("unassigned");
        assertThat(DnsRegistry.TYPE.nameOf(65300)).isEqualTo("private use");
        assertThat(DnsRegistry.TYPE.nameOf(65535)).isEqualTo("reserved");
        assertThat(DnsType.nameOf(65300)).isEqualTo("TYPE65300");
        assertThat(DnsType.nameOf(257)).isEqualTo("CAA");
        assertThat(DnsRegistry.RESPONSE_CODE.nameOf(12)).isEqualTo("unassigned");
        assertThat(DnsRegistry.OPTION.nameOf(15)).isEqualTo("extended error");
        for (DnsRegistry registry : DnsRegistry.values()) {
            assertThat(registry.nameOf(1)).as(registry.name()).isNotEmpty();
        }
    }

    @Test
    void anUpdateNamesItsSectionsAnew() {
        Explained explained = whole(Explained.of(Messages.header(1, 5 << 11, 1, 1, 2, 0)
                .name("zone.example")
                .u16(DnsType.SOA)
                .u16(1)
                .record(12, DnsType.ANY, 0, "")
                .record(12, DnsType.A, 0, "")
                .record(12, DnsType.A, 60, "c0000207")
                .end()));
        assertThat(explained.value("dns.count.zones")).isEqualTo("1");
        assertThat(explained.value("dns.count.prerequisites")).isEqualTo("1");
        assertThat(explained.value("dns.count.updates")).isEqualTo("2");
        assertThat(explained.root.find("x.dns.prerequisites")).isNotNull();
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void multicastAndLinkLocalGiveBitsOtherMeanings() {
        Explained link = Explained.of(
                Messages.header(0, 0, 1, 0, 0, 0).name("a.local").u16(1).u16(0x8001).end(), DnsDialect.MULTICAST);
        assertThat(link.value("dns.qry.qu")).isEqualTo("set");
        assertThat(link.value("dns.qry.class")).isEqualTo("0x0001 (IN)");
        Explained llmnr = Explained.of(
                Messages.header(0, 0x0500, 1, 0, 0, 0).name("a").u16(1).u16(1).end(), DnsDialect.LINK_LOCAL);
        assertThat(llmnr.value("dns.flags.conflict")).isEqualTo("set");
        assertThat(llmnr.value("dns.flags.tentative")).isEqualTo("set");
        assertThat(llmnr.value("dns.flags.authoritative")).isNull();
    }

    @Test
    void rfc8945ATransactionSignatureStandsLast() {
        Messages message = Messages.header(1, 0, 1, 0, 0, 1)
                .name("a.example")
                .u16(1)
                .u16(1)
                .name("key.example")
                .u16(DnsType.TSIG)
                .u16(255)
                .u32(0);
        byte[] data = new Messages()
                .name("hmac-sha256")
                .u16(0)
                .u32(1_700_000_000L)
                .u16(300)
                .u16(2)
                .hex("aabb")
                .u16(1)
                .u16(16)
                .u16(0)
                .array();
        Explained explained = whole(Explained.of(message.u16(data.length).bytes(data).end()));
        assertThat(explained.value("dns.tsig.time_signed")).isEqualTo("1700000000 (2023-11-14 22:13:20 UTC)");
        assertThat(explained.value("dns.tsig.error")).isEqualTo("16 (bad signature)");
        assertThat(explained.anomalies()).isEmpty();
    }

    @Test
    void rfc8490AStatefulKeepaliveIsTakenApart() {
        Explained explained = whole(Explained.of(Messages.header(1, 6 << 11, 0, 0, 0, 0)
                .u16(1)
                .u16(8)
                .u32(15000)
                .u32(30000)
                .end()));
        assertThat(explained.value("dns.dso.tlv.keepalive.inactivity")).isEqualTo("15000");
        assertThat(explained.value("dns.dso.tlv.keepalive.interval")).isEqualTo("30000");
    }

    @Test
    void aNameInAnotherScriptIsShownInItAndWhereItComesFromStaysClear() {
        Explained explained = Explained.of(Messages.query(1, "xn--mnchen-3ya.example", 1).end());
        Node unicode = Objects.requireNonNull(explained.root.find("x.dns.name.unicode"));
        assertThat(unicode.display()).isEqualTo("münchen.example");
        assertThat(unicode.range().bitLength()).isZero();
        assertThat(explained.value("dns.qry.name")).isEqualTo("xn--mnchen-3ya.example");
    }

    // ---- broken rules

    @Test
    void countsThatAnnounceMoreThanFollowsAreSaidWithNumbers() {
        Explained explained = whole(Explained.of(Messages.header(1, 0x0100, 2, 0, 0, 0)
                .name("a.example")
                .u16(1)
                .u16(1)
                .end()));
        assertThat(explained.anomalies()).contains(DnsAnomaly.ENDS_EARLY, DnsAnomaly.SEVERAL_QUESTIONS);
        assertThat(explained.message.isWhole()).isFalse();
        assertThat(explained.message.questions()).hasSize(1);
        assertThat(explained.findings())
                .contains("The message ends after 27 bytes, but needs at least 28 to hold what its counts announce.");
    }

    @Test
    void aCutCaptureIsNoBrokenRule() {
        Bytes whole = Messages.response(1, "a.example", 1, 1).record(12, 1, 60, "c0000207").end();
        for (int cut = 1; cut < whole.length() - DnsMessage.HEADER_BYTES; cut++) {
            dev.framewalk.decoders.field.Skim skim = new dev.framewalk.decoders.field.Skim();
            skim.begin(whole, 0, whole.length() - cut);
            skim.cut(cut);
            assertThat(DnsMessage.parse(skim, DnsDialect.UNICAST).isWhole()).isFalse();
            assertThat(skim.anomalies()).isZero();
        }
    }

    @Test
    void bytesBehindTheMessageAreSaidAndStayUndecoded() {
        Explained explained = whole(Explained.of(Messages.query(1, "a.example", 1).hex("dead").end()));
        assertThat(explained.findings()).containsExactly("2 bytes follow after the last record that the counts announce.");
        assertThat(explained.value("x.undecoded")).isEqualTo("2 bytes not decoded");
    }

    @Test
    void dataThatDoesNotFitItsTypeSpoilsOnlyItsRecord() {
        Explained explained = whole(Explained.of(Messages.response(1, "a.example", 1, 3)
                .record(12, DnsType.A, 60, "c00002")
                .record(12, DnsType.A, 60, "c000020700")
                .record(12, DnsType.A, 60, "c0000208")
                .end()));
        assertThat(explained.anomalies()).containsExactly(DnsAnomaly.DATA_TOO_SHORT, DnsAnomaly.DATA_TOO_LONG);
        assertThat(explained.message.answers().getLast().value()).isEqualTo("192.0.2.8");
        assertThat(explained.message.isWhole()).isTrue();
    }

    @Test
    void dataThatClaimsToReachBeyondTheMessageEndsTheReading() {
        Explained explained = whole(Explained.of(Messages.response(1, "a.example", 1, 2)
                .u16(0xc00c)
                .u16(DnsType.TXT)
                .u16(1)
                .u32(60)
                .u16(500)
                .hex("026869")
                .end()));
        assertThat(explained.anomalies()).containsExactly(DnsAnomaly.DATA_BEYOND_MESSAGE);
        assertThat(explained.findings())
                .containsExactly("The record claims 500 bytes of data, but only 3 follow.");
        assertThat(explained.value("dns.txt")).isEqualTo("hi");
    }

    @Test
    void aNameThatCannotBeReadInTheDataSpoilsOnlyItsRecord() {
        Explained explained = whole(Explained.of(Messages.response(1, "a.example", 5, 2)
                .record(12, DnsType.CNAME, 60, "0161 45 00")
                .record(12, DnsType.A, 60, "c0000208")
                .end()));
        assertThat(explained.anomalies()).containsExactly(DnsAnomaly.LABEL_TYPE);
        assertThat(explained.findings())
                .containsExactly("A byte that should be the length of a label is 0x45; lengths are 0x00-0x3f.");
        assertThat(explained.value("dns.a")).isEqualTo("192.0.2.8");
    }

    @Test
    void eachOtherRuleIsNotedWhereItIsBroken() {
        assertThat(Explained.of(Messages.header(1, 0x0140, 0, 0, 0, 0).end()).anomalies())
                .containsExactly(DnsAnomaly.RESERVED_BIT);
        assertThat(Explained.of(Messages.header(1, 6 << 11, 1, 0, 0, 0).end()).anomalies())
                .containsExactly(DnsAnomaly.STATEFUL_COUNTS);
        assertThat(Explained.of(Messages.response(1, "a.example", 1, 1)
                                .record(12, 1, 0xffff_ffffL, "c0000207")
                                .end())
                        .anomalies())
                .containsExactly(DnsAnomaly.TTL_HIGH_BIT);
        assertThat(answer(DnsType.CNAME, "c027").anomalies()).contains(DnsAnomaly.POINTER_LOOP);
        assertThat(answer(DnsType.NSEC, "00 0101 40 0001 40").anomalies()).contains(DnsAnomaly.TYPE_BITMAP);
        assertThat(answer(DnsType.SVCB, "0001 00 0003 0002 01bb 0001 0003 026832").anomalies())
                .contains(DnsAnomaly.SERVICE_KEY_ORDER);
        assertThat(answer(DnsType.OPT, "").anomalies())
                .contains(DnsAnomaly.OPT_MISPLACED, DnsAnomaly.OPT_NAME);
        assertThat(answer(DnsType.TSIG, "00 000000000000 0000 0000 0000 0000 0000").anomalies())
                .containsExactly(DnsAnomaly.TSIG_NOT_LAST);
        assertThat(edns("000a 0009 010203040506070809").anomalies()).containsExactly(DnsAnomaly.COOKIE_LENGTH);
        assertThat(edns("0008 0008 0001 18 00 c0000207").anomalies()).containsExactly(DnsAnomaly.CLIENT_SUBNET);
        assertThat(edns("000c 0009 00").anomalies()).containsExactly(DnsAnomaly.OPTION_BEYOND_DATA);
        List<DnsAnomaly> twice = Explained.of(Messages.header(1, 0x0100, 0, 0, 0, 2)
                        .hex("00 0029 04d0 00000000 0000")
                        .hex("00 0029 04d0 00000000 0000")
                        .end())
                .anomalies();
        assertThat(twice).containsExactly(DnsAnomaly.OPT_REPEATED);
    }
}
