namespace HostConsole.Accounts;

/// <summary>How something that a person asked for ended: well, or with a reason that says what to do.</summary>
public sealed record Done(string? Problem)
{
    public static readonly Done Well = new((string?)null);
    public bool Succeeded => Problem is null;
    public static Done<T> With<T>(T value) => new(value, null);
    public static implicit operator Done(string problem) => new(problem);
}

/// <param name="Value">What came of it, where it ended well.</param>
public sealed record Done<T>(T? Value, string? Problem)
{
    public bool Succeeded => Problem is null;
    public static implicit operator Done<T>(string problem) => new(default, problem);
}
