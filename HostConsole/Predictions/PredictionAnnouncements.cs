using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

/// <summary>What is announced of predictions: how a platform's chat takes part, and what came true.</summary>
public sealed class PredictionAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("prediction-opened", "A prediction opens"),
        Resolved = new("prediction-resolved", "A prediction comes true");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Resolved];

    public override bool CanBeUndone(ShowFact fact) => fact is PredictionFact.PredictionOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<PredictionTexts>();
        return fact switch
        {
            PredictionFact.PredictionOpened f when show.Predictions.Any(p => p.Id == f.Prediction && p.IsOpen) =>
                new(Opened, $"prediction-{f.Prediction}", texts["Announce_Opened", f.Question,
                    string.Join(" · ", f.Outcomes.Select((o, i) => $"{(i + 1).ToString("N0", show.Culture)} {o}"))]),
            PredictionFact.PredictionResolved { Refunded: false } f when show.Predictions.FirstOrDefault(p => p.Id == f.Prediction) is { Pool: > 0 } p =>
                new(Resolved, $"prediction-over-{f.Prediction}", texts["Announce_Resolved", p.Question, p.Outcomes[f.Outcome].Text,
                    p.Pool.ToString("N0", show.Culture), p.Outcomes[f.Outcome].People.ToString("N0", show.Culture)]),
            _ => null,
        };
    }
}
