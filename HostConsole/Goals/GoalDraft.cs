using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>How the stages of a goal are written.</summary>
public enum GoalSteps { None, Every, Listed }

/// <summary>A goal while it is typed; the target is as typed.</summary>
public sealed class GoalDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [300, 600, 900, 1800, 3600, 7200];

    public string Title { get; set; } = "";
    public GoalCounts Counts { get; set; }
    public string Target { get; set; } = "";
    public string Reward { get; set; } = "";
    public string Reveal { get; set; } = "";
    public bool FromNow { get; set; }
    public GoalPicture Picture { get; set; }

    /// <summary>Until its deadline; null where the host closes it.</summary>
    public int? Seconds { get; set; }

    public GoalSteps Steps { get; set; }

    /// <summary>What takes the stages' rewards in a chat.</summary>
    public string Keyword { get; set; } = "";

    /// <summary>Whether there is anything to take at a stage.</summary>
    public bool Gives => Steps switch
    {
        GoalSteps.Every => EveryGives,
        GoalSteps.Listed => Stages.Any(s => s.Gives),
        _ => false,
    };

    /// <summary>How many are a stage each, as typed as the target is.</summary>
    public string Every { get; set; } = "";

    /// <summary>Of each stage; its number stands behind it, or where {0} is.</summary>
    public string EveryTitle { get; set; } = "";
    public bool EveryGives { get; set; }
    public OfferDraft EveryOffer { get; set; } = new() { Kind = RewardKind.Points };
    public List<Stage> Stages { get; set; } = [new()];

    /// <summary>A stage as typed.</summary>
    public sealed class Stage
    {
        public string At { get; set; } = "";
        public string Title { get; set; } = "";
        public bool Gives { get; set; }
        public OfferDraft Offer { get; set; } = new() { Kind = RewardKind.Points };
    }

    public override void DropMoney()
    {
        if (Counts != GoalCounts.Gmv) return;
        (Target, Every) = ("", "");
        foreach (var stage in Stages) stage.At = "";
    }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Number(Target, Counts, currency) is not { } target)
            return Wrong("target", Counts == GoalCounts.Gmv
                ? $"Write the target in {currency} as a number, such as {Money.Round(2500, currency).Amount}."
                : "Write the target as a whole number, such as 100.");
        var (stages, problem) = Steps switch
        {
            GoalSteps.Every => ReadEvery(target, currency),
            GoalSteps.Listed => ReadListed(currency),
            _ => ([], null),
        };
        if (stages is null) return (null, problem);
        return (new GoalCue(Id, Text.Clean(Title), Counts, target, Counts == GoalCounts.Gmv ? currency : null, Blank(Reward), Blank(Reveal),
            FromNow, stages.Count > 0 ? stages : null, Seconds, Picture == Usual(stages.Count) ? null : Picture, Gives ? Blank(Keyword) : null), null);
    }

    /// <summary>The picture that a goal has where nobody chose one.</summary>
    internal static GoalPicture Usual(int stages) => stages > 0 ? GoalPicture.Tower : GoalPicture.Bar;

    private (IReadOnlyList<GoalStage>?, FieldProblem?) ReadEvery(long target, Currency currency)
    {
        if (Number(Every, Counts, currency) is not { } every) return (null, new("every", "Write a number, such as 20."));
        if (Text.Clean(EveryTitle).Length == 0) return (null, new("everyTitle", "Say what each is: \"Floor\"."));
        RewardOffer? offer = null;
        if (EveryGives)
        {
            (offer, var problem) = EveryOffer.Read("every-reward");
            if (offer is null) return (null, problem);
        }

        return GoalStages.Every(every, Text.Clean(EveryTitle), target, offer) is { } stages ? (stages, null)
            : (null, new("every", $"That would be {(every > target ? "no stage" : $"more than {GoalStages.Most} stages")}: set another number."));
    }

    private (IReadOnlyList<GoalStage>?, FieldProblem?) ReadListed(Currency currency)
    {
        var stages = new List<GoalStage>();
        foreach (var (i, stage) in Stages.Index())
        {
            if (Number(stage.At, Counts, currency) is not { } at) return (null, new("stages", "Write for each stage when it is reached."));
            RewardOffer? offer = null;
            if (stage.Gives)
            {
                (offer, var problem) = stage.Offer.Read(OfferName(i));
                if (offer is null) return (null, problem);
            }

            stages.Add(new(at, Text.Clean(stage.Title), offer));
        }

        return (stages, null);
    }

    /// <summary>What the fields of a stage's reward begin with.</summary>
    public static string OfferName(int stage) => $"stage-{stage}-reward";

    internal void Take(IReadOnlyList<GoalStage> stages, Currency? currency)
    {
        if (stages.Count == 0) return;
        Steps = GoalSteps.Listed;
        Stages =
        [
            .. stages.Select(s => new Stage
            {
                At = Typed(s.At, currency),
                Title = s.Title,
                Gives = s.Offer is not null,
                Offer = s.Offer is { } offer ? OfferDraft.Of(offer) : new() { Kind = RewardKind.Points },
            }),
        ];
    }

    // The rules speak of stages; where they are one number, that is its field.
    protected internal override string FieldOf(string name) => name == "stages" && Steps == GoalSteps.Every ? "everyTitle" : name;

    /// <summary>What a person typed as a target; null where it is no number.</summary>
    public static long? Number(string typed, GoalCounts counts, Currency currency) => counts == GoalCounts.Gmv
        ? Money.TryParse(typed.Trim(), currency, out var money) ? money.Minor : null
        : long.TryParse(typed.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A target as a person would type it.</summary>
    public static string Typed(long target, Currency? currency) =>
        currency is { } c ? new Money(target, c).Amount : target.ToString(CultureInfo.InvariantCulture);
}
