using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;

namespace HostConsole.Streams;

/// <summary>
/// The visits of one run as its open streams show them: who came and who went, to be noted from time to time. A page that is put
/// aside for a moment, or changes its network, goes on with the same visit (<see cref="Presence.Gap"/>).
/// </summary>
/// <param name="anew">Whether others may have been noted before this began to look.</param>
public sealed class Visits(RunId run, bool anew)
{
    /// <summary>What there is to tell is told so often at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Dictionary<ViewerId, Visit> _open = [];
    private bool _anew = anew;
    private DateTimeOffset _told = DateTimeOffset.MinValue;

    private sealed class Visit(DateTimeOffset came)
    {
        public DateTimeOffset Came { get; } = came;
        public DateTimeOffset Seen { get; set; } = came;
        public bool IsTold { get; set; }
    }

    public RunId Run { get; } = run;

    /// <summary>Looks who is there.</summary>
    /// <returns>What to note now; nothing most of the time.</returns>
    public IReadOnlyList<NotePresence> Look(IEnumerable<ViewerId> here, DateTimeOffset now)
    {
        foreach (var viewer in here)
        {
            if (_open.TryGetValue(viewer, out var visit)) visit.Seen = now;
            else _open.Add(viewer, new(now));
        }

        if (now - _told < Every) return [];
        List<Sighting> came = [], went = [];
        foreach (var (viewer, visit) in _open)
        {
            // Who came and went untold is told as both, one note after the other.
            if (!visit.IsTold) came.Add(new(viewer, Ago(visit.Came)));
            else if (now - visit.Seen > Presence.Gap) went.Add(new(viewer, Ago(visit.Seen)));
        }

        if (came.Count + went.Count == 0 && (_open.Count == 0 || now - _told < Presence.Beat) && !_anew) return [];
        var notes = came.Chunk(AudienceRules.MostInNote).Select(c => new NotePresence(c, []))
            .Concat(went.Chunk(AudienceRules.MostInNote).Select(w => new NotePresence([], w))).ToList();
        if (came.Count > 0 && went.Count > 0 && came.Count + went.Count <= AudienceRules.MostInNote) notes = [new(came, went)];
        if (notes.Count == 0) notes.Add(new([], []));
        // Later notes of the same look add to it; the first alone says that others are gone.
        if (_anew) notes[0] = notes[0] with { Anew = true };
        return notes;

        int Ago(DateTimeOffset at) => (int)Math.Clamp((now - at).TotalSeconds, 0, 86_400);
    }

    /// <summary>They are noted; before this the same is told again.</summary>
    public void Told(IEnumerable<NotePresence> notes, DateTimeOffset now)
    {
        foreach (var note in notes)
        {
            foreach (var (viewer, _) in note.Went) _open.Remove(viewer);
            foreach (var (viewer, _) in note.Came)
                if (_open.TryGetValue(viewer, out var visit)) visit.IsTold = true;
        }

        (_told, _anew) = (now, false);
    }
}
