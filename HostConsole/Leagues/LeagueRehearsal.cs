using HostConsole.Core.Chat;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>What the simulated audience does with leagues: a third joins, players tap, and of the others some cheer, also by chat.</summary>
public sealed class LeagueRehearsal : RehearsalSurface
{
    // Seventy to seventy-nine: wheels, quizzes and others take the tens before.
    private const int Join = 70, Pace = 71, CheerFor = 72, EntryIds = 70, MessageIds = 71;
    private const double MostTapsASecond = 9, FewestTapsASecond = 4;

    public override IEnumerable<Happening> On(ShowView show)
    {
        foreach (var (k, league) in show.Leagues.Index())
        {
            if (league.State == LeagueStatus.Open) yield return new(league.Id.Value, (crowd, who) => PlanJoin(crowd, who, league, k));
            foreach (var match in league.Matches.Where(m => m.State == MatchStatus.Playing))
                yield return new(IdOf(match), (crowd, who) => PlanGame(crowd, who, league, match));
        }
    }

    // Each game is something new to act on.
    private static Guid IdOf(MatchView match)
    {
        var bytes = match.Id.Value.ToByteArray();
        bytes[15] ^= (byte)(match.Game * 8 + match.SuddenDeath);
        return new(bytes);
    }

    private static void PlanJoin(RehearsalCrowd crowd, int who, LeagueView league, int k)
    {
        if (!crowd.Does(who, 0.3, Join, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(12), Join, who, k, 1), show =>
        {
            if (show.Leagues.FirstOrDefault(l => l.Id == league.Id) is not { State: LeagueStatus.Open } now
                || now.Entrants.Length >= now.Size)
                return;
            crowd.Send(new LeagueCommand.JoinLeague(league.Id, new(crowd.NewId(EntryIds, who, k)), crowd.Viewer(who)));
        });
    }

    // The game's own time is the server's, however fast the crowd lives.
    private static void PlanGame(RehearsalCrowd crowd, int who, LeagueView league, MatchView match)
    {
        if (match is not { StartsAt: { } starts, EndsAt: { } ends }) return;
        var viewer = crowd.Viewer(who);
        if (match.PlayerOf(viewer) is null)
        {
            if (match.SuddenDeath == 0 && match.Game == 1) PlanCheer(crowd, who, league, match);
            return;
        }

        var (topic, beat) = (match.Number * 100 + match.Game * 10 + match.SuddenDeath, TimeSpan.FromSeconds(0.5));
        var skill = FewestTapsASecond + (MostTapsASecond - FewestTapsASecond) * crowd.Pick(100, Pace, who) / 100;
        for (var at = beat; at < ends - starts; at += beat)
        {
            var (wait, tick) = ((Countdown + at) * crowd.Speed, (int)(at / beat));
            var count = (int)(skill * beat.TotalSeconds) + crowd.Pick(3, Pace, who, topic, tick) - 1;
            if (count < 1) continue;
            crowd.Plan(who, wait, show =>
            {
                var now = show.Leagues.FirstOrDefault(l => l.Id == league.Id)?.Matches.FirstOrDefault(m => m.Id == match.Id);
                if (now is { State: MatchStatus.Playing } && now.Game == match.Game && now.SuddenDeath == match.SuddenDeath)
                    crowd.Send(new LeagueCommand.Tap(league.Id, match.Id, viewer, count));
            });
        }
    }

    private static readonly TimeSpan Countdown = TimeSpan.FromSeconds(3);

    private static void PlanCheer(RehearsalCrowd crowd, int who, LeagueView league, MatchView match)
    {
        if (!crowd.Does(who, 0.25, CheerFor, match.Number)) return;
        var place = match.Players[crowd.Pick(2, CheerFor, who, match.Number, 2)].Place;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(6), CheerFor, who, match.Number, 1), show =>
        {
            var now = show.Leagues.FirstOrDefault(l => l.Id == league.Id)?.Matches.FirstOrDefault(m => m.Id == match.Id);
            if (now is not { IsOn: true }) return;
            if (crowd.Does(who, 0.4, CheerFor, match.Number + 1000))
                crowd.Send(new PostMessage(new(crowd.NewId(MessageIds, who, match.Number)), crowd.Viewer(who), $"go {place}!"));
            else crowd.Send(new LeagueCommand.Cheer(league.Id, crowd.Viewer(who), place));
        });
    }
}
