using HostConsole.Core.Kernel;

namespace HostConsole.Core.Testimonials;

/// <summary>
/// What a chat message does: "review: it smells of the sea" is a testimonial while they are asked for. The announcement says that it
/// may be shown then, so writing so is agreeing.
/// </summary>
public static class TestimonialChat
{
    public static ChatAct? Act(TestimonialState state, SaidInChat said, Moment moment)
    {
        if (state.Open is not { } open || WordsOf(said.Text, open.Keyword) is not { } words) return null;
        var send = new SendTestimonial(TestimonialId.From(said.Message.Value), said.Author, words, Agreed: true, Named: true, Channel: said.Channel);
        return TestimonialRules.Decide(state, send, moment) switch
        {
            Outcome.Accepted accepted => new(accepted.Facts, "testimonial", true, "Sent a testimonial."),
            Outcome.Rejected rejected => new([], "testimonial", false, rejected.Reason),
            _ => null,
        };
    }

    /// <summary>What follows the keyword; null where the message doesn't begin with it, or nothing follows.</summary>
    public static string? WordsOf(string text, string keyword)
    {
        var clean = Text.Clean(text).TrimStart('!', '#');
        var end = clean.AsSpan().IndexOfAny(' ', ':');
        if (end < 0 || !Text.Comparer.Equals(clean[..end], keyword)) return null;
        var words = clean[end..].TrimStart(' ', ':');
        return words.Length == 0 ? null : words;
    }
}
