using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Testimonials.TestimonialFact;

namespace HostConsole.Core.Testimonials;

/// <summary>How lines of the audience are asked for, sent, looked at and taken back. None is shown that wasn't agreed to and approved.</summary>
public static class TestimonialRules
{
    /// <summary>Longest line, question and reason in characters as seen.</summary>
    public const int Longest = 280, LongestQuestion = 200, LongestReason = 200;

    /// <summary>What one viewer may send in a show; one of them may wait at a time.</summary>
    public const int MostOfViewer = 3;

    /// <summary>What a show takes in: all of it is to be looked at, and kept.</summary>
    public const int Most = 2_000, MostPhotos = 500, MostCalls = 50;
    public const long MostPhotoBytes = 200 * 1024 * 1024;

    public const string UsualKeyword = "review";

    public static Outcome Decide(TestimonialState state, TestimonialCommand command, Moment moment) => command switch
    {
        OpenTestimonials open => Open(state, open, moment),
        CloseTestimonials close => state.Find(close.Call) switch
        {
            null => Outcome.NotFound("call for testimonials"),
            { IsOpen: false } => Outcome.Accept(),
            _ => Outcome.Accept(new TestimonialsClosed(close.Call)),
        },
        SendTestimonial send => Send(state, send, moment),
        WithdrawTestimonial withdraw => state.Find(withdraw.Testimonial) switch
        {
            { } sent when sent.Viewer == withdraw.Viewer => Erase(sent),
            _ => Outcome.NotFound("testimonial of yours"),
        },
        ApproveTestimonial approve => On(state, approve.Testimonial, sent => Approve(sent, moment)),
        RefuseTestimonial refuse => On(state, refuse.Testimonial, sent => Refuse(sent, refuse)),
        HideTestimonial hide => On(state, hide.Testimonial, sent => sent.Status == TestimonialStatus.Approved
            ? Outcome.Accept(new TestimonialHidden(sent.Id, sent.Viewer))
            : Outcome.Accept()),
        ForgetTestimonials forget => Outcome.Accept([.. state.Of(forget.Viewer).Where(t => t.Status != TestimonialStatus.Erased)
            .Select(t => new TestimonialErased(t.Id, t.Viewer))]),
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(TestimonialState state, OpenTestimonials open, Moment moment)
    {
        if (state.Find(open.Call) is not null || state.Open is not null)
            return Outcome.Reject("already-open", "Testimonials are open already: close them first.");
        var (question, keyword) = (Text.Clean(open.Question), KeywordOf(open.Keyword));
        if (question.Length == 0) return Outcome.Invalid("question", "Ask a question, such as \"How do you like the candle?\".");
        if (Text.IsTooLong(question, LongestQuestion)) return Outcome.Invalid("question", $"Keep the question to {LongestQuestion} characters.");
        if (keyword.Length is < 2 or > 30 || !keyword.All(char.IsLetterOrDigit))
            return Outcome.Invalid("keyword", "Choose one word of 2 to 30 letters or digits, such as review.");
        if (open.Duration is { } d && (d < TimeSpan.FromMinutes(1) || d > TimeSpan.FromHours(24)))
            return Outcome.Invalid("seconds", "They stay open for 1 minute to 24 hours.");
        return state.View().Calls.Length >= MostCalls
            ? Outcome.Reject("too-many", $"Testimonials were opened {MostCalls} times in this show.")
            : Outcome.Accept(new TestimonialsOpened(open.Call, question, keyword, moment.Now + open.Duration));
    }

    private static string KeywordOf(string keyword)
    {
        var clean = Text.Clean(keyword).TrimStart('!', '#').TrimEnd(':');
        return clean.Length == 0 ? UsualKeyword : clean;
    }

    /// <summary>Why a viewer can send nothing now, whatever it is; null where they can. Asked before a photo is looked at.</summary>
    public static Outcome.Rejected? WhyNot(TestimonialState state, ViewerId viewer)
    {
        var own = state.Of(viewer).ToList();
        return (Outcome.Rejected?)(state.Open is null ? Outcome.Reject("not-open", "No testimonials are asked for at the moment.")
            : own.Any(t => t.IsWaiting) ? Outcome.Reject("one-waits", "The host still looks at your last one: wait for that, or withdraw it.")
            : own.Count >= MostOfViewer ? Outcome.Reject("too-many", $"You have sent {MostOfViewer} in this show, which is all that one can.")
            : state.Count >= Most ? Outcome.Reject("full", "This show has got as many as it can take.")
            : null);
    }

    private static Outcome Send(TestimonialState state, SendTestimonial send, Moment moment)
    {
        if (state.Find(send.Testimonial) is not null) return Outcome.Reject("already-sent", "This has been sent already.");
        if (WhyNot(state, send.Viewer) is { } no) return no;
        var words = Text.Clean(send.Words);
        if (words.Length == 0) return Outcome.Invalid("text", "Write a line.");
        if (Text.IsTooLong(words, Longest)) return Outcome.Invalid("text", $"Keep it to {Longest} characters.");
        if (moment.IsMuted(send.Viewer)) return Outcome.Reject("muted", "The host has muted you for a while.");
        if (moment.Blocks(words)) return Outcome.Reject("blocked-word", "Please put it in other words.");
        if (!send.Agreed) return Outcome.Invalid("agreed", "Tick that it may be shown: without that nobody would see it.");
        if (send.Photo is { } photo && (state.Photos >= MostPhotos || state.PhotoBytes + photo.Note.Bytes > MostPhotoBytes))
            return Outcome.Reject("photos-full", "This show has got as many photos as it can take: send your line without one.");
        return Outcome.Accept(new TestimonialSent(send.Testimonial, state.Open!.Id, send.Viewer, send.Channel, send.Named, send.Photo?.Note)
        {
            Keepsake = new(send.Testimonial.Value, send.Viewer.Value, words, send.Photo?.Jpeg, send.Photo?.Key),
        });
    }

    private static Outcome On(TestimonialState state, TestimonialId id, Func<TestimonialView, Outcome> then) => state.Find(id) switch
    {
        null => Outcome.NotFound("testimonial"),
        { Status: TestimonialStatus.Erased } => Outcome.Reject("erased", "This was withdrawn, and nothing of it is left."),
        { } sent => then(sent),
    };

    private static Outcome Approve(TestimonialView sent, Moment moment) =>
        moment.IsBanned(sent.Viewer)
            ? new Outcome.Rejected(RejectionKind.Forbidden, "banned", "You have excluded this viewer from the show.")
            : sent.Status == TestimonialStatus.Approved ? Outcome.Accept()
            : Outcome.Accept(new TestimonialApproved(sent.Id, sent.Viewer));

    private static Outcome Refuse(TestimonialView sent, RefuseTestimonial refuse)
    {
        var reason = Text.Clean(refuse.Reason);
        if (Text.IsTooLong(reason, LongestReason)) return Outcome.Invalid("reason", $"Keep the reason to {LongestReason} characters.");
        return sent.Status == TestimonialStatus.Refused && sent.Reason == reason
            ? Outcome.Accept()
            : Outcome.Accept(new TestimonialRefused(sent.Id, sent.Viewer, reason));
    }

    private static Outcome Erase(TestimonialView sent) =>
        sent.Status == TestimonialStatus.Erased ? Outcome.Accept() : Outcome.Accept(new TestimonialErased(sent.Id, sent.Viewer));

    public static void Apply(TestimonialState state, TestimonialFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case TestimonialsOpened f:
                state.Add(new TestimonialCallView(f.Call, f.Question, f.Keyword, at, f.ClosesAt, null));
                break;
            case TestimonialsClosed f:
                state.Close(f.Call, at);
                break;
            case TestimonialsWithdrawn f:
                state.Remove(f.Call);
                break;
            case TestimonialSent f:
                state.Add(new TestimonialView(f.Testimonial, f.Call, f.Viewer, f.Channel, f.Named, f.Photo, at, TestimonialStatus.Waiting));
                break;
            case TestimonialApproved f:
                state.Change(f.Testimonial, t => t with { Status = TestimonialStatus.Approved, Reason = "" });
                break;
            case TestimonialRefused f:
                state.Change(f.Testimonial, t => t with { Status = TestimonialStatus.Refused, Reason = f.Reason });
                break;
            case TestimonialHidden f:
                state.Change(f.Testimonial, t => t with { Status = TestimonialStatus.Hidden });
                break;
            case TestimonialPutBack f:
                state.Change(f.Testimonial, t => t with { Status = TestimonialStatus.Waiting, Reason = "" });
                break;
            case TestimonialShown f:
                state.Change(f.Testimonial, t => t with { ShownAt = t.ShownAt ?? at });
                break;
            case TestimonialErased f:
                state.Change(f.Testimonial, t => t with { Status = TestimonialStatus.Erased, Reason = "", Photo = null });
                break;
            default:
                throw new UnreachableException();
        }
    }

    internal static IEnumerable<TestimonialFact> Due(TestimonialState state, DateTimeOffset now) =>
        state.Open is { ClosesAt: { } closes } open && closes <= now ? [new TestimonialsClosed(open.Id)] : [];

    /// <summary>What is shown large for the first time is noted, for its sender and the review.</summary>
    internal static IEnumerable<TestimonialFact> Reached(TestimonialState state, IReadOnlyList<ShowFact> facts) =>
        from fact in facts.OfType<IShowsLarge>()
        where fact.Large is { Kind: "testimonial" }
        let sent = state.Find(new TestimonialId(fact.Large!.Value.Id))
        where sent is { Status: TestimonialStatus.Approved, ShownAt: null }
        select new TestimonialShown(sent.Id, sent.Viewer);

    internal static IEnumerable<TestimonialFact> Stop(TestimonialState state) =>
        state.Open is { } open ? [new TestimonialsClosed(open.Id)] : [];

    /// <inheritdoc cref="Mechanic{TState, TCommand, TFact, TView}.Undo(TState, TFact)"/>
    internal static (string What, IReadOnlyList<ShowFact> Inverse)? Undo(TestimonialState state, TestimonialFact fact) => fact switch
    {
        TestimonialsOpened f => ($"Opened testimonials “{f.Question}”", [new TestimonialsWithdrawn(f.Call)]),
        TestimonialApproved f => ("Approved a testimonial", [Before(state, f.Testimonial)]),
        TestimonialRefused f => ("Refused a testimonial", [Before(state, f.Testimonial)]),
        TestimonialHidden f => ("Hid a testimonial", [Before(state, f.Testimonial)]),
        _ => null,
    };

    private static TestimonialFact Before(TestimonialState state, TestimonialId id) => state.Find(id)! switch
    {
        { Status: TestimonialStatus.Approved } sent => new TestimonialApproved(id, sent.Viewer),
        { Status: TestimonialStatus.Refused } sent => new TestimonialRefused(id, sent.Viewer, sent.Reason),
        { Status: TestimonialStatus.Hidden } sent => new TestimonialHidden(id, sent.Viewer),
        { } sent => new TestimonialPutBack(id, sent.Viewer),
    };
}
