package dev.framewalk.ui.cli;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.accounting.PushedResponse;
import dev.framewalk.timeline.export.HeaderJson;
import dev.framewalk.timeline.export.HeaderText;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/// What header fields cost and what became of pushed responses, for `streams --headers`.
final class HeadersTable {
    private final Timeline timeline;
    private final IntPredicate filter;
    private final Answers answers;

    HeadersTable(Timeline timeline, IntPredicate filter, Answers answers) {
        this.timeline = timeline;
        this.filter = filter;
        this.answers = answers;
    }

    void text() throws IOException {
        HeaderText text = new HeaderText();
        boolean isBegun = false;
        for (int id = 0; id < timeline.conversationCount(); id++) {
            HeaderAccount account = account(id);
            if (account.isEmpty()) {
                continue;
            }
            if (!isBegun) {
                answers.line(Answers.Look.HEADING, text.heading());
                isBegun = true;
            }
            for (HeaderAccount.Entry entry : account.entries()) {
                answers.line(text.line(id, entry.cost()));
            }
            for (Side side : Side.values()) {
                String sum = text.sum(account, side);
                if (!sum.isEmpty()) {
                    answers.line(Answers.Look.FAINT, sum);
                }
            }
            for (PushedResponse push : pushes(id)) {
                answers.line(Answers.Look.FAINT, text.push(id, push));
            }
        }
        if (!isBegun) {
            answers.line(CommandTexts.of("streams.none"));
        }
    }

    void json(String file) throws IOException {
        answers.line(HeaderJson.header(file));
        for (int id = 0; id < timeline.conversationCount(); id++) {
            HeaderAccount account = account(id);
            if (account.isEmpty()) {
                continue;
            }
            for (HeaderAccount.Entry entry : account.entries()) {
                answers.line(HeaderJson.line(id, entry));
            }
            for (Side side : Side.values()) {
                answers.line(HeaderJson.sum(account, side));
            }
            for (PushedResponse push : pushes(id)) {
                answers.line(HeaderJson.push(id, push));
            }
        }
    }

    private HeaderAccount account(int conversation) {
        HeaderAccount all = HeaderAccount.of(timeline, conversation);
        return new HeaderAccount(
                conversation,
                all.entries().stream().filter(entry -> filter.test(entry.event())).toList());
    }

    private List<PushedResponse> pushes(int conversation) {
        return PushedResponse.of(timeline, conversation).stream()
                .filter(push -> filter.test(push.promised()))
                .toList();
    }
}
