namespace HostConsole.Core.Kernel;

/// <summary>Something that happened. Facts are the only thing that the log holds; every screen and number is folded from them.</summary>
public abstract record ShowFact;

/// <summary>A fact of the house stream: what outlives a show (stock, orders). It may name the show that it concerns.</summary>
public interface IHouseFact
{
    RunId? Run { get; }
}

/// <summary>A fact that stays private until a later fact publishes it: no export, view or log line shows it.</summary>
public interface IPrivateFact;

/// <summary>Something that somebody wants to happen.</summary>
public abstract record ShowCommand;

/// <summary>A command by a person in the audience; refused for the banned, and while nothing is on.</summary>
public interface IViewerCommand
{
    ViewerId Viewer { get; }
}

public enum ActorKind { Console, Viewer, Api, Clock, Shop, Rehearsal }

/// <summary>Who did it: an account's id, a viewer's id, an API key's name, a shop's name.</summary>
public readonly record struct Actor(ActorKind Kind, string Id)
{
    public static readonly Actor Clock = new(ActorKind.Clock, "");
    public static Actor Viewer(ViewerId viewer) => new(ActorKind.Viewer, viewer.ToString());

    /// <summary>The form that the log holds: "viewer:0192…".</summary>
    public override string ToString() => Prefixes[(int)Kind] + Id;

    /// <exception cref="FormatException">The text does not begin with a known kind.</exception>
    public static Actor Parse(string text)
    {
        for (var kind = 0; kind < Prefixes.Length; kind++)
            if (text.StartsWith(Prefixes[kind], StringComparison.Ordinal)) return new((ActorKind)kind, text[Prefixes[kind].Length..]);
        throw new FormatException($"'{text}' names no actor.");
    }

    private static readonly string[] Prefixes = [.. Enum.GetValues<ActorKind>().Select(k => k.ToString().ToLowerInvariant() + ":")];
}

/// <summary>A fact in its place in the log.</summary>
/// <param name="Seq">The log's key: global, only grows.</param>
/// <param name="Run">The run that it belongs to or concerns; null for a house fact that concerns no show.</param>
/// <param name="House">Whether it belongs to the house stream.</param>
public sealed record LoggedFact(long Seq, RunId? Run, bool House, DateTimeOffset At, Actor By, ShowFact Fact);
