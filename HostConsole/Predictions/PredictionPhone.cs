using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Predictions;

/// <summary>What phones show of predictions.</summary>
public sealed class PredictionPhone : PhoneSurface
{
    private static readonly PartList Cards = new("predictions");

    public override int Place => 15;
    public override PartList List => Cards;
    public override Type WithoutScript => typeof(StakeWithoutScript);
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(6, typeof(StakeResultCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Predictions.Select(p => (DateTimeOffset?)p.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Predictions.Select(p => p.EndedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("predictions", run.State.Predictions.OwnOf(viewer).ToDictionary())];

    public override IEnumerable<Guid> Follows(MeView me) => me.Predictions.Keys.Select(p => p.Value);

    // Whoever gets points is told by what moves them; the others have lost theirs.
    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        if (fact is PredictionFact.PredictionResolved resolved) affected.AddFollowers(resolved.Prediction.Value);
    }

    public static IEnumerable<PredictionView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Predictions.Where(p => p.IsOn || p.EndedAt == phones.LastOver || (show.IsOn && show.Stage.Has(p.StageItem)));

    public override IEnumerable<Part> Parts(PartSource source) =>
        Visible(source.Show, source.Visible).SelectMany(prediction => Of(prediction, source));

    private static IEnumerable<Part> Of(PredictionView prediction, PartSource source)
    {
        var target = $"prediction-{prediction.Id}";
        (string, object?) of = ("Prediction", prediction), culture = ("Culture", source.Culture);
        yield return Part.In<PredictionCard>(Cards, target, (prediction.Id, prediction.State, source.Culture.Name),
            of, ("Code", source.Show.Code), culture, ("Now", source.Now));
        var pool = prediction.Pool;
        for (var i = 0; i < prediction.Outcomes.Length; i++)
            yield return Part.Inner<OutcomeTallyCard>(target, $"outcome-{prediction.Id}-{i}", (prediction.Outcomes[i], pool),
                of, ("Outcome", i), culture);
        yield return Part.Inner<PoolCard>(target, $"pool-{prediction.Id}", (pool, prediction.People), of, culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("prediction", Visible(source.Show, source.Visible).Select(PredictionEndpoints.Answer).LastOrDefault())];
}

public static class PredictionsOfViewer
{
    extension(MeView me)
    {
        /// <summary>What the viewer staked, by prediction.</summary>
        public IReadOnlyDictionary<PredictionId, PredictionOwn> Predictions =>
            me.Get<IReadOnlyDictionary<PredictionId, PredictionOwn>>("predictions");

        /// <summary>Points that the viewer can stake.</summary>
        public long Stakeable => me.Get<long>("points");
    }
}
