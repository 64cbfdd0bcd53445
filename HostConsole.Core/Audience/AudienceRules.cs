using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <summary>How people join, are counted, muted and banned.</summary>
public static class AudienceRules
{
    public static Outcome Decide(AudienceState audience, AudienceCommand command, Moment moment) => command switch
    {
        JoinShow join => Join(audience, join, moment),
        CountAudience count => count.Watching == audience.Watching
            ? Outcome.Accept()
            : Outcome.Accept(new AudienceFact.AudienceCounted(Math.Max(0, count.Watching))),
        NotePresence note => Note(audience.Presence, note, moment),
        CountPlatform count => Count(count),
        MuteViewer { For: { } span } when span <= TimeSpan.Zero || span > TimeSpan.FromDays(30) =>
            Outcome.Invalid("seconds", "Mute for 1 second to 30 days."),
        MuteViewer mute => Outcome.Accept(new AudienceFact.ViewerMuted(mute.Viewer, moment.Now + mute.For)),
        UnmuteViewer unmute => audience.Muted.ContainsKey(unmute.Viewer)
            ? Outcome.Accept(new AudienceFact.ViewerUnmuted(unmute.Viewer))
            : Outcome.Accept(),
        BanViewer ban => audience.IsBanned(ban.Viewer) ? Outcome.Accept() : Outcome.Accept(new AudienceFact.ViewerBanned(ban.Viewer)),
        MarkStaff mark => mark.Staff == audience.IsStaff(mark.Viewer)
            ? Outcome.Accept()
            : Outcome.Accept(new AudienceFact.StaffMarked(mark.Viewer, mark.Staff)),
        UnbanViewer unban => audience.IsBanned(unban.Viewer)
            ? Outcome.Accept(new AudienceFact.ViewerUnbanned(unban.Viewer))
            : Outcome.Accept(),
        _ => throw new UnreachableException(),
    };

    private static Outcome Join(AudienceState audience, JoinShow join, Moment moment)
    {
        if (moment.HasEnded) return Outcome.Reject("not-live", "This show has ended.");
        var name = Text.Clean(join.Name);
        if (!string.IsNullOrWhiteSpace(join.Name) && name.Length == 0)
            return Outcome.Invalid("name",
                "Nothing of this name can be seen: write the name that the chat should show.");
        if (name.Length > 0 && audience.IsBanned(join.Viewer))
            return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "The host has excluded you from this show.");
        if (name.Length > 0 && ViewerName.Problem(name, join.Brand, moment.Blocks(name)) is { } wrong) return wrong;
        IReadOnlyList<ShowFact> facts = audience.Knows(join.Viewer)
            ? []
            : [new AudienceFact.ViewerJoined(join.Viewer, By: join.By == join.Viewer ? null : join.By)];
        return new Outcome.Accepted(facts, People: name.Length == 0 && join.OnStream is null
            ? null
            : [new(join.Viewer.Value, Name: name.Length == 0 ? null : name, OnStream: join.OnStream)]);
    }

    /// <summary>People in one note; whoever has more to tell sends another.</summary>
    public const int MostInNote = 5_000;

    private static Outcome Note(Presence presence, NotePresence note, Moment moment)
    {
        if (moment.HasEnded) return Outcome.Accept();
        if (note.Came.Count + note.Went.Count > MostInNote)
            return Outcome.Invalid("came", $"Note up to {MostInNote:N0} people at a time.");
        if (note.Came.Concat(note.Went).Any(s => s.Ago is < 0 or > 86_400)) return Outcome.Invalid("ago", "It was 0 to 86,400 seconds ago.");
        var went = note.Went.Where(s => presence.IsHere(s.Viewer)).DistinctBy(s => s.Viewer).ToList();
        HashSet<ViewerId> gone = [.. went.Select(s => s.Viewer)];
        if (note.Anew && presence.NotedAt is { } before)
        {
            var (ago, there) = (moment.Now - before, note.Came.Select(s => s.Viewer).ToHashSet());
            // Where nobody looked for longer, those who are here again have been away as well as the others.
            var away = presence.Here.Where(v => (ago > Presence.Beat + Presence.Gap || !there.Contains(v)) && gone.Add(v));
            went.AddRange(away.Select(v => new Sighting(v, (int)Math.Clamp(ago.TotalSeconds, 0, 86_400))).ToArray());
        }

        var came = note.Came.Where(s => !presence.IsHere(s.Viewer) || gone.Contains(s.Viewer)).DistinctBy(s => s.Viewer).ToList();
        return came.Count + went.Count == 0 && (note.Anew || !presence.Here.Any())
            ? Outcome.Accept()
            : Outcome.Accept(new AudienceFact.PresenceNoted(came, went));
    }

    private static Outcome Count(CountPlatform count)
    {
        var channel = Text.Clean(count.Channel).ToLowerInvariant();
        if (channel.Length is 0 or > 40) return Outcome.Invalid("channel", "Name the channel in 1 to 40 characters, such as twitch.");
        if (count.Concurrent < 0) return Outcome.Invalid("concurrent", "A count of viewers is 0 or more.");
        return Outcome.Accept(new AudienceFact.PlatformCounted(channel, count.Concurrent));
    }

    public static void Apply(AudienceState audience, AudienceFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case AudienceFact.ViewerJoined joined:
                if (!audience.Knows(joined.Viewer)) audience.Bring(joined);
                audience.See(joined.Viewer);
                audience.Addresses.Join(joined.Viewer, joined.Origin, at);
                break;
            case AudienceFact.AudienceCounted counted:
                audience.Watching = counted.Watching;
                audience.Peak = Math.Max(audience.Peak, counted.Watching);
                break;
            case AudienceFact.PresenceNoted noted:
                audience.Presence.Apply(noted, at);
                return; // no picture shows it
            case AudienceFact.PlatformCounted counted:
                audience.Platforms[counted.Channel] = counted.Concurrent;
                break;
            case AudienceFact.ViewerMuted muted:
                audience.Muted[muted.Viewer] = muted.Until;
                break;
            case AudienceFact.ViewerUnmuted unmuted:
                audience.Muted.Remove(unmuted.Viewer);
                break;
            case AudienceFact.ViewerBanned banned:
                audience.Banned.Add(banned.Viewer);
                audience.Addresses.Ban(banned.Viewer, at);
                break;
            case AudienceFact.ViewerUnbanned unbanned:
                audience.Banned.Remove(unbanned.Viewer);
                audience.Addresses.Unban(unbanned.Viewer);
                break;
            case AudienceFact.StaffMarked { Staff: true } marked:
                audience.Staff.Add(marked.Viewer);
                break;
            case AudienceFact.StaffMarked marked:
                audience.Staff.Remove(marked.Viewer);
                break;
            default:
                throw new UnreachableException();
        }

        audience.Changed(restraints: fact is AudienceFact.ViewerMuted or AudienceFact.ViewerUnmuted
            or AudienceFact.ViewerBanned or AudienceFact.ViewerUnbanned or AudienceFact.StaffMarked,
            platforms: fact is AudienceFact.PlatformCounted);
    }
}
