using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Polls;

/// <summary>What phones show of polls.</summary>
public sealed class PollPhone : PhoneSurface
{
    private static readonly PartList Cards = new("polls");

    public override int Place => 30;
    public override PartList List => Cards;
    public override Type WithoutScript => typeof(VotedCard);
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Polls.Select(p => (DateTimeOffset?)p.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Polls.Select(p => p.ClosedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("votes", run.State.Polls.VotesOf(viewer).ToDictionary())];

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        if (fact is PollFact.VotesSetAside aside) affected.Add(aside.Viewers);
    }

    public static IEnumerable<PollView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Polls.Where(p => p.IsOpen || p.ClosedAt == phones.LastOver || show.IsOn && show.Stage.Has(p.StageItem));

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(poll => Of(poll, source));

    private static IEnumerable<Part> Of(PollView poll, PartSource source)
    {
        var target = $"poll-{poll.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        yield return Part.In<PollCard>(Cards, target, (poll.Id, poll.State, source.Culture.Name),
            ("Poll", poll), ("Code", source.Show.Code), culture, ("Now", source.Now));
        if (poll.ShowsTally)
        {
            var sum = poll.Options.Sum(o => o.Votes);
            for (var i = 0; i < poll.Options.Length; i++)
                yield return Part.Inner<PollTallyCard>(target, $"tally-{poll.Id}-{i}", (poll.Options[i].Votes, sum),
                    ("Poll", poll), ("Option", i), culture);
        }

        yield return Part.Inner<PollVotersCard>(target, $"voters-{poll.Id}", poll.ShowsTally ? poll.Voters : -1, ("Poll", poll), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("poll", Visible(source.Show, source.Visible).Select(Answer).LastOrDefault())];

    private static object Answer(PollView p) => new
    {
        p.Id,
        p.State,
        p.Question,
        options = p.Options.Select(o => new { o.Text, votes = p.ShowsTally ? (int?)o.Votes : null }),
        voters = p.ShowsTally ? (int?)p.Voters : null,
        p.AllowChange,
        p.ClosesAt,
    };
}

public static class VotesOfViewer
{
    extension(MeView me)
    {
        /// <summary>The option that the viewer voted for, by poll.</summary>
        public IReadOnlyDictionary<PollId, int> Votes => me.Get<IReadOnlyDictionary<PollId, int>>("votes");
    }
}
