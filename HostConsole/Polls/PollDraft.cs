namespace HostConsole.Polls;

/// <summary>A poll being written; the seconds are as typed.</summary>
public sealed record PollDraft(string Question, IReadOnlyList<string> Options, string Seconds, bool HideTally, bool AllowChange)
{
    public static readonly PollDraft Empty = new("", ["", ""], "", false, true);
    public PollDraft With(int at, string option) => this with { Options = [.. Options.Take(at), option, .. Options.Skip(at + 1)] };
    public PollDraft Without(int at) => this with { Options = [.. Options.Take(at), .. Options.Skip(at + 1)] };
}
