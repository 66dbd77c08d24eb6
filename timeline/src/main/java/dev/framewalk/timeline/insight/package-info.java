/// What analysis makes of a capture: observations, each with its rule, its evidence and how sure it is.
///
/// `Insights.of(timeline)` gives them. One class a rule ([dev.framewalk.timeline.insight.InsightRule]); a rule is told every event once, in order, and says what it
/// finds. To add one, write the class, add it to [dev.framewalk.timeline.insight.InsightRules], and its words to the timeline's
/// `story/words.properties`. Rules judge each conversation by what its own vantage saw.
@NullMarked
package dev.framewalk.timeline.insight;

import org.jspecify.annotations.NullMarked;
