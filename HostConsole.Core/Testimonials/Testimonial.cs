using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Testimonials;

/// <summary>What the log says of a photo; the photo itself stands beside it.</summary>
/// <param name="Bytes">Size of the JPEG.</param>
/// <param name="Sha256">Of the JPEG, 64 lower-case hex digits.</param>
public sealed record PhotoNote(int Width, int Height, int Bytes, string Sha256);

/// <summary>The words themselves stand in no fact: they are kept beside the log, so that they can be erased.</summary>
public abstract record TestimonialFact : ShowFact
{
    private TestimonialFact() { }

    /// <summary>The audience is asked for a line.</summary>
    /// <param name="Keyword">What a chat message begins with that is one; as folded text is compared.</param>
    public sealed record TestimonialsOpened(TestimonialCallId Call, string Question, string Keyword, DateTimeOffset? ClosesAt)
        : TestimonialFact, IOpens, IListens
    {
        SpanKey IOpens.Opens => new("testimonial", Call.Value);
        string IOpens.Title => Question;
    }

    public sealed record TestimonialsClosed(TestimonialCallId Call) : TestimonialFact, ICloses
    {
        SpanKey ICloses.Closes => new("testimonial", Call.Value);
    }

    /// <summary>Undo of the opening: from here on it was never there.</summary>
    public sealed record TestimonialsWithdrawn(TestimonialCallId Call) : TestimonialFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("testimonial", Call.Value);
    }

    /// <summary>A viewer sent a line, and agreed that it is shown.</summary>
    /// <param name="Channel">"page", or the platform on which it was written.</param>
    /// <param name="Named">Whether they agreed that their name is shown with it.</param>
    public sealed record TestimonialSent(
        TestimonialId Testimonial, TestimonialCallId Call, ViewerId Viewer, string Channel, bool Named,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PhotoNote? Photo = null)
        : TestimonialFact, ITakesPart, IConcernsViewer, ISettles, IKept
    {
        SpanKey ISettles.Settles => new("testimonial", Call.Value);
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Private;

        [JsonIgnore] public Keepsake? Keepsake { get; init; }
    }

    /// <summary>The host may show it.</summary>
    public sealed record TestimonialApproved(TestimonialId Testimonial, ViewerId Viewer) : TestimonialFact, IConcernsViewer, IKept
    {
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Public;
    }

    /// <param name="Reason">As its sender reads it; empty where none was given.</param>
    public sealed record TestimonialRefused(TestimonialId Testimonial, ViewerId Viewer, string Reason)
        : TestimonialFact, IConcernsViewer, IHidesText, IKept
    {
        Guid IHidesText.Hidden => Testimonial.Value;
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Private;
    }

    /// <summary>It was approved, and isn't to be seen any more.</summary>
    public sealed record TestimonialHidden(TestimonialId Testimonial, ViewerId Viewer) : TestimonialFact, IConcernsViewer, IHidesText, IKept
    {
        Guid IHidesText.Hidden => Testimonial.Value;
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Private;
    }

    /// <summary>Undo of what was decided: it waits again.</summary>
    public sealed record TestimonialPutBack(TestimonialId Testimonial, ViewerId Viewer) : TestimonialFact, IConcernsViewer, IHidesText, IKept
    {
        Guid IHidesText.Hidden => Testimonial.Value;
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Private;
    }

    /// <summary>It was shown large, for the first time.</summary>
    public sealed record TestimonialShown(TestimonialId Testimonial, ViewerId Viewer) : TestimonialFact, IConcernsViewer;

    /// <summary>Its words and its photo are gone for good: its sender took it back, or their data was erased.</summary>
    public sealed record TestimonialErased(TestimonialId Testimonial, ViewerId Viewer) : TestimonialFact, IConcernsViewer, IHidesText, IKept
    {
        Guid IHidesText.Hidden => Testimonial.Value;
        Guid IKept.Kept => Testimonial.Value;
        KeptAs IKept.As => KeptAs.Erased;
    }
}

public abstract record TestimonialCommand : ShowCommand;

/// <param name="Keyword">Empty for the usual one.</param>
/// <param name="Duration">How long it stays open; null until somebody closes it. A minute to 24 hours.</param>
public sealed record OpenTestimonials(TestimonialCallId Call, string Question, string Keyword = "", TimeSpan? Duration = null)
    : TestimonialCommand, INeedsShowOn;

public sealed record CloseTestimonials(TestimonialCallId Call) : TestimonialCommand;

/// <summary>A photo as it is to be kept: looked at, turned upright and encoded anew, so that nothing but the picture is in it.</summary>
/// <param name="Key">What nobody can guess in its address.</param>
public sealed record CleanPhoto(byte[] Jpeg, PhotoNote Note, string Key);

/// <param name="Agreed">Whether they agreed that it is shown: without, nothing is kept.</param>
/// <param name="Named">Whether they agreed that their name is shown with it.</param>
public sealed record SendTestimonial(
    TestimonialId Testimonial, ViewerId Viewer, string Words, bool Agreed, bool Named, CleanPhoto? Photo = null, string Channel = "page")
    : TestimonialCommand, IViewerCommand, INeedsShowOn
{
    public override string ToString() => $"SendTestimonial {{ Testimonial = {Testimonial}, Viewer = {Viewer} }}";
}

/// <summary>Its sender takes it back; also after the show.</summary>
public sealed record WithdrawTestimonial(TestimonialId Testimonial, ViewerId Viewer) : TestimonialCommand, IViewerCommand
{
    bool IViewerCommand.AnswersBanned => true;
}

public sealed record ApproveTestimonial(TestimonialId Testimonial) : TestimonialCommand;

/// <param name="Reason">As its sender reads it; may be empty.</param>
public sealed record RefuseTestimonial(TestimonialId Testimonial, string Reason = "") : TestimonialCommand;

public sealed record HideTestimonial(TestimonialId Testimonial) : TestimonialCommand;

/// <summary>All that a person sent is erased, with their other data.</summary>
public sealed record ForgetTestimonials(ViewerId Viewer) : TestimonialCommand;
