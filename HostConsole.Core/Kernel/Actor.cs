using System.Text;

namespace HostConsole.Core.Kernel;

public enum ActorKind { Console, Viewer, Api, Clock, Shop, Rehearsal }

/// <summary>Who did it: an account's id, a viewer's id, an API key's name, a shop's name.</summary>
public readonly record struct Actor
{
    public static readonly Actor Clock = new(ActorKind.Clock, "");

    private static readonly string[] Prefixes = [.. Enum.GetValues<ActorKind>().Select(k => k.ToString().ToLowerInvariant() + ":")];

    // A crowd's ids are written to the log by the thousand and hardly ever read: no text is made of them before.
    private readonly Guid _viewer;
    private readonly string? _name;

    public Actor(ActorKind kind, string id)
    {
        Kind = kind;
        if (kind != ActorKind.Viewer || !Guid.TryParseExact(id, "D", out _viewer)) _name = id;
    }

    private Actor(ViewerId viewer) => (Kind, _viewer) = (ActorKind.Viewer, viewer.Value);

    public ActorKind Kind { get; }
    public string Id => _name ?? (Kind == ActorKind.Viewer ? _viewer.ToString("D") : "");
    public static Actor Viewer(ViewerId viewer) => new(viewer);

    /// <summary>The form that the log holds: "viewer:0192…".</summary>
    public override string ToString() => Prefixes[(int)Kind] + Id;

    /// <summary>The same in UTF-8.</summary>
    /// <returns>How long it is; -1 where there is no room for it.</returns>
    public int Format(Span<byte> utf8)
    {
        if (_name is not null || Kind != ActorKind.Viewer) return Encoding.UTF8.TryGetBytes(ToString(), utf8, out var length) ? length : -1;
        return "viewer:"u8.TryCopyTo(utf8) && _viewer.TryFormat(utf8["viewer:"u8.Length..], out var id, "D") ? "viewer:"u8.Length + id : -1;
    }

    /// <exception cref="FormatException">The text does not begin with a known kind.</exception>
    public static Actor Parse(string text)
    {
        for (var kind = 0; kind < Prefixes.Length; kind++)
            if (text.StartsWith(Prefixes[kind], StringComparison.Ordinal)) return new((ActorKind)kind, text[Prefixes[kind].Length..]);
        throw new FormatException($"'{text}' names no actor.");
    }
}
