namespace HostConsole.Core.Kernel;

/// <summary>Something that happened. Facts are the only thing that the log holds; every screen and number is folded from them.</summary>
public abstract record ShowFact;

/// <summary>A fact of the house stream: what outlives a show (stock, orders). It may name the show that it concerns.</summary>
public interface IHouseFact
{
    RunId? Run { get; }
}

/// <summary>A fact of a show that the house keeps too: it stands in the log once, and in both streams.</summary>
public interface ISharedFact;

/// <summary>A fact that stays private until a later fact publishes it: no export, view or log line shows it.</summary>
public interface IPrivateFact;

/// <summary>Something that somebody wants to happen.</summary>
public abstract record ShowCommand;

/// <summary>A command by a person in the audience; refused for the banned, and while nothing is on.</summary>
public interface IViewerCommand
{
    ViewerId Viewer { get; }
}

/// <summary>A fact in its place in the log.</summary>
/// <param name="Seq">The log's key: global, only grows.</param>
/// <param name="Run">The run that it belongs to or concerns; null for a house fact that concerns no show.</param>
/// <param name="House">Whether it belongs to the house stream.</param>
public sealed record LoggedFact(long Seq, RunId? Run, bool House, DateTimeOffset At, Actor By, ShowFact Fact);
